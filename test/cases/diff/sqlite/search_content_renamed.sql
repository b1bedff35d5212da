-- The table whose rows a full-text search reads cannot be renamed away from it.
-- rename: docs:papers
-- fails: the virtual table search names it
-- old:
CREATE TABLE docs (id INTEGER PRIMARY KEY, body TEXT);
CREATE VIRTUAL TABLE search USING fts5(body, content='docs', content_rowid='id');
-- rows:
INSERT INTO docs VALUES (1, 'x');
-- new:
CREATE TABLE papers (id INTEGER PRIMARY KEY, body TEXT);
CREATE VIRTUAL TABLE search USING fts5(body, content='docs', content_rowid='id');
