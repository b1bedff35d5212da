-- A table is partitioned, and a partitioned one no longer is.
-- allow: lossy
-- old:
CREATE TABLE a (id int);
CREATE TABLE b (id int) PARTITION BY RANGE (id);
CREATE TABLE b1 PARTITION OF b FOR VALUES FROM (0) TO (10);
CREATE VIEW v AS SELECT id FROM a;
-- new:
CREATE TABLE a (id int) PARTITION BY RANGE (id);
CREATE TABLE a1 PARTITION OF a FOR VALUES FROM (0) TO (10);
CREATE TABLE b (id int);
CREATE VIEW v AS SELECT id FROM a;
