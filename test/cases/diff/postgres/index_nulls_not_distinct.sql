-- Unique indexes take two NULLs for equal, and no longer.
-- since: 15
-- allow: scan
-- old:
CREATE TABLE t (a int, b int);
CREATE UNIQUE INDEX t_a ON t (a);
CREATE UNIQUE INDEX t_b ON t (b) NULLS NOT DISTINCT;
-- rows:
INSERT INTO t VALUES (1, 1);
-- new:
CREATE TABLE t (a int, b int);
CREATE UNIQUE INDEX t_a ON t (a) NULLS NOT DISTINCT;
CREATE UNIQUE INDEX t_b ON t (b);
