-- A value is added before others in the key of a partitioned table; to take it away the table must be made again.
-- allow: rewrite, lossy
-- old:
CREATE TYPE e AS ENUM ('a', 'b', 'c');
CREATE TABLE t (x e) PARTITION BY LIST (x);
CREATE TABLE ta PARTITION OF t FOR VALUES IN ('a');
-- new:
CREATE TYPE e AS ENUM ('z', 'a', 'b', 'c');
CREATE TABLE t (x e) PARTITION BY LIST (x);
CREATE TABLE ta PARTITION OF t FOR VALUES IN ('a');
