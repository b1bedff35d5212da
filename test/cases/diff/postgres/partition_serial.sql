-- A partitioned table has a serial key.
-- old:
-- new:
CREATE TABLE p (id serial, x int, PRIMARY KEY (id)) PARTITION BY HASH (id);
CREATE TABLE p0 PARTITION OF p FOR VALUES WITH (modulus 1, remainder 0);
