-- A table stops being written to the log, which writes it anew.
-- allow: rewrite
-- old:
CREATE TABLE t (id int PRIMARY KEY);
-- rows:
INSERT INTO t VALUES (1);
-- new:
CREATE UNLOGGED TABLE t (id int PRIMARY KEY);
