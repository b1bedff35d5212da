-- One more partition by hash.
-- old:
CREATE TABLE p (id int) PARTITION BY HASH (id);
CREATE TABLE p0 PARTITION OF p FOR VALUES WITH (modulus 2, remainder 0);
-- new:
CREATE TABLE p (id int) PARTITION BY HASH (id);
CREATE TABLE p0 PARTITION OF p FOR VALUES WITH (modulus 2, remainder 0);
CREATE TABLE p1 PARTITION OF p FOR VALUES WITH (modulus 2, remainder 1);
