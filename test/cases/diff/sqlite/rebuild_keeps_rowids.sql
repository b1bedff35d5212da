-- Rows keep their numbers although no column holds them.
-- allow: rewrite, lossy
-- old:
CREATE TABLE t (a TEXT, rowid TEXT);
CREATE TABLE u (a TEXT);
CREATE VIRTUAL TABLE search USING fts5(a, content='u');
CREATE TABLE seen (id INTEGER PRIMARY KEY, of_t INTEGER);
-- rows:
INSERT INTO t (_rowid_, a, rowid) VALUES (7, 'seven', 'r'), (70, 'seventy', 's');
INSERT INTO u (rowid, a) VALUES (5, 'five'), (9, 'nine');
INSERT INTO search (search) VALUES ('rebuild');
INSERT INTO seen SELECT _rowid_, _rowid_ FROM t;
-- new:
CREATE TABLE t (a TEXT NOT NULL, rowid TEXT, oid TEXT);
CREATE TABLE u (a TEXT CHECK (a <> ''));
CREATE VIRTUAL TABLE search USING fts5(a, content='u');
CREATE TABLE seen (id INTEGER PRIMARY KEY, of_t INTEGER);
