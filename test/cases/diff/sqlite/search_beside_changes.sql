-- A table for searching another's rows stays what it is while that one is made again.
-- allow: rewrite
-- old:
CREATE TABLE docs (id INTEGER PRIMARY KEY, body TEXT);
CREATE VIRTUAL TABLE search USING fts5(body, content='docs', content_rowid='id');
CREATE TRIGGER docs_ai AFTER INSERT ON docs BEGIN INSERT INTO search (rowid, body) VALUES (NEW.id, NEW.body); END;
CREATE TRIGGER docs_ad AFTER DELETE ON docs BEGIN INSERT INTO search (search, rowid, body) VALUES ('delete', OLD.id, OLD.body); END;
-- rows:
INSERT INTO docs VALUES (1, 'hello world');
-- new:
CREATE TABLE docs (id INTEGER PRIMARY KEY, body TEXT NOT NULL);
CREATE VIRTUAL TABLE search USING fts5(body, content='docs', content_rowid='id');
CREATE TRIGGER docs_ai AFTER INSERT ON docs BEGIN INSERT INTO search (rowid, body) VALUES (NEW.id, NEW.body); END;
CREATE TRIGGER docs_ad AFTER DELETE ON docs BEGIN INSERT INTO search (search, rowid, body) VALUES ('delete', OLD.id, OLD.body); END;
