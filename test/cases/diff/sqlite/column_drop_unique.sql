-- A column goes with its UNIQUE.
-- allow: rewrite, lossy
-- old:
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT UNIQUE, b TEXT);
-- rows:
INSERT INTO t VALUES (1, 'a', 'b');
-- new:
CREATE TABLE t (id INTEGER PRIMARY KEY, b TEXT);
