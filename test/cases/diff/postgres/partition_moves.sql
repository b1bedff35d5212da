-- Partitions move to another parent, in another schema, and back.
-- allow: scan
-- old:
CREATE SCHEMA apart;
CREATE TABLE p (a int, b text) PARTITION BY RANGE (a);
CREATE TABLE q (a int, b text) PARTITION BY RANGE (a);
CREATE TABLE apart.p (a int, b text) PARTITION BY RANGE (a);
CREATE TABLE moves PARTITION OF p FOR VALUES FROM (0) TO (10);
CREATE TABLE leaves PARTITION OF p FOR VALUES FROM (10) TO (20);
CREATE TABLE stays PARTITION OF p FOR VALUES FROM (20) TO (30);
-- rows:
INSERT INTO p VALUES (1, 'a'), (11, 'b'), (21, 'c');
-- new:
CREATE SCHEMA apart;
CREATE TABLE p (a int, b text) PARTITION BY RANGE (a);
CREATE TABLE q (a int, b text) PARTITION BY RANGE (a);
CREATE TABLE apart.p (a int, b text) PARTITION BY RANGE (a);
CREATE TABLE moves PARTITION OF q FOR VALUES FROM (0) TO (10);
CREATE TABLE leaves PARTITION OF apart.p FOR VALUES FROM (10) TO (20);
CREATE TABLE stays PARTITION OF p FOR VALUES FROM (20) TO (30);
