-- A partitioned table numbers its rows.
-- since: 17
-- allow: rewrite
-- old:
CREATE TABLE p (id int) PARTITION BY HASH (id);
CREATE TABLE p0 PARTITION OF p FOR VALUES WITH (modulus 1, remainder 0);
-- new:
CREATE TABLE p (id int GENERATED ALWAYS AS IDENTITY, x int) PARTITION BY HASH (id);
CREATE TABLE p0 PARTITION OF p FOR VALUES WITH (modulus 1, remainder 0);
