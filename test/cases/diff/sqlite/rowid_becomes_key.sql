-- A table without a key gets one that counts, and keeps its rows.
-- allow: rewrite
-- old:
CREATE TABLE t (id INTEGER NOT NULL, a TEXT);
CREATE TABLE u (id INTEGER PRIMARY KEY, a TEXT);
-- rows:
INSERT INTO t VALUES (5, 'a'), (7, 'b');
INSERT INTO u VALUES (5, 'a'), (7, 'b');
-- new:
CREATE TABLE t (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, a TEXT);
CREATE TABLE u (id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT);
