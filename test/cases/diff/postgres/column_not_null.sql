-- NOT NULL is set on one column and dropped from another.
-- allow: scan
-- old:
CREATE TABLE t (a int, b int NOT NULL);
-- rows:
INSERT INTO t VALUES (1, 2);
-- new:
CREATE TABLE t (a int NOT NULL, b int);
