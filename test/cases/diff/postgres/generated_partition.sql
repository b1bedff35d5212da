-- The expression of a partitioned table's generated column changes in its partitions, too.
-- since: 17
-- allow: rewrite
-- old:
CREATE TABLE t (k int, a int, g int GENERATED ALWAYS AS (a * 2) STORED) PARTITION BY LIST (k);
CREATE TABLE t1 PARTITION OF t FOR VALUES IN (1);
-- rows:
INSERT INTO t VALUES (1, 1);
-- new:
CREATE TABLE t (k int, a int, g int GENERATED ALWAYS AS (a * 3) STORED) PARTITION BY LIST (k);
CREATE TABLE t1 PARTITION OF t FOR VALUES IN (1);
