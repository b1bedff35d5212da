-- Keys cover more columns, and others.
-- allow: scan
-- old:
CREATE TABLE t (a int CONSTRAINT t_key PRIMARY KEY, b int, c int, CONSTRAINT t_b UNIQUE (b) INCLUDE (a));
CREATE TABLE u (a int, b int, c int, CONSTRAINT u_key PRIMARY KEY (a) INCLUDE (b));
-- rows:
INSERT INTO t VALUES (1, 2, 3);
INSERT INTO u VALUES (1, 2, 3);
-- new:
CREATE TABLE t (a int CONSTRAINT t_key PRIMARY KEY, b int, c int, CONSTRAINT t_b UNIQUE (b) INCLUDE (a, c));
ALTER TABLE t DROP CONSTRAINT t_key, ADD CONSTRAINT t_key PRIMARY KEY (a) INCLUDE (c);
CREATE TABLE u (a int, b int, c int, CONSTRAINT u_key PRIMARY KEY (a) INCLUDE (c));
