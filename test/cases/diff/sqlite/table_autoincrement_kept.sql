-- Numbers that were given once are not given again after a rebuild and a rename.
-- rename: t:u
-- allow: rewrite
-- old:
CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT);
-- rows:
INSERT INTO t (a) VALUES ('a'), ('b'), ('c');
DELETE FROM t WHERE id > 1;
-- new:
CREATE TABLE u (id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT CHECK (a <> ''));
