-- The type of the column that a table is partitioned by changes: the table is made again.
-- allow: lossy
-- old:
CREATE TABLE t (a int, b text) PARTITION BY RANGE (a);
CREATE TABLE t1 PARTITION OF t FOR VALUES FROM (0) TO (10);
CREATE VIEW v AS SELECT b FROM t;
-- new:
CREATE TABLE t (a bigint, b text) PARTITION BY RANGE (a);
CREATE TABLE t1 PARTITION OF t FOR VALUES FROM ('0') TO ('10');
CREATE VIEW v AS SELECT b FROM t;
