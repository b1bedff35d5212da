-- A partition of a partition leaves while the table at the top changes.
-- allow: scan, lossy
-- old:
CREATE TABLE p (id int, at date) PARTITION BY RANGE (at);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM ('2025-01-01') TO ('2026-01-01') PARTITION BY LIST (id);
CREATE TABLE p1a PARTITION OF p1 FOR VALUES IN (1);
-- new:
CREATE TABLE p (id int, at date, z int DEFAULT 4) PARTITION BY RANGE (at);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM ('2025-01-01') TO ('2026-01-01') PARTITION BY LIST (id);
CREATE TABLE p1a (id int, at date, z int DEFAULT 4);
