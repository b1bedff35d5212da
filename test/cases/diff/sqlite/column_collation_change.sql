-- A column goes from one collation to another.
-- allow: rewrite
-- old:
CREATE TABLE t (a TEXT COLLATE NOCASE, b TEXT COLLATE RTRIM UNIQUE);
CREATE INDEX t_a ON t (a);
-- rows:
INSERT INTO t VALUES ('a', 'b');
-- new:
CREATE TABLE t (a TEXT COLLATE RTRIM, b TEXT COLLATE NOCASE UNIQUE);
CREATE INDEX t_a ON t (a);
