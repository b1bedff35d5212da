-- Ranges and collations change in partitions, and in the keys of partitioning.
-- allow: rewrite, lossy
-- old:
CREATE TYPE r AS RANGE (subtype = int);
CREATE COLLATION c (locale = 'C');
CREATE TABLE p (a r, b text COLLATE c, k int) PARTITION BY LIST (k);
CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);
CREATE TABLE q (b text COLLATE c, k int) PARTITION BY LIST (b);
CREATE TABLE q1 PARTITION OF q FOR VALUES IN ('x');
CREATE TABLE o (b text, k int) PARTITION BY RANGE (b COLLATE c);
CREATE TABLE o1 PARTITION OF o FOR VALUES FROM ('x') TO ('y');
-- new:
CREATE TYPE r AS RANGE (subtype = bigint);
CREATE COLLATION c (locale = 'POSIX');
CREATE TABLE p (a r, b text COLLATE c, k int) PARTITION BY LIST (k);
CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);
CREATE TABLE q (b text COLLATE c, k int) PARTITION BY LIST (b);
CREATE TABLE q1 PARTITION OF q FOR VALUES IN ('x');
CREATE TABLE o (b text, k int) PARTITION BY RANGE (b COLLATE c);
CREATE TABLE o1 PARTITION OF o FOR VALUES FROM ('x') TO ('y');
