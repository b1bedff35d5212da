-- A partition stays when its parent goes.
-- allow: scan, lossy
-- old:
CREATE TABLE p (id int, at date) PARTITION BY RANGE (at);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
-- rows:
INSERT INTO p1 VALUES (1, '2025-05-05');
-- new:
CREATE TABLE p1 (id int, at date);
