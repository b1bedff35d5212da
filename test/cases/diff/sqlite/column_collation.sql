-- A column gets a collation, which its index uses.
-- allow: rewrite
-- old:
CREATE TABLE t (a TEXT);
CREATE UNIQUE INDEX t_a ON t (a);
-- rows:
INSERT INTO t VALUES ('x');
-- new:
CREATE TABLE t (a TEXT COLLATE NOCASE);
CREATE UNIQUE INDEX t_a ON t (a);
