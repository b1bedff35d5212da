-- A column changes its type while a view reads it in a partition.
-- allow: rewrite
-- old:
CREATE TABLE p (id int, at date) PARTITION BY RANGE (at);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE VIEW v AS SELECT id FROM p1;
-- new:
CREATE TABLE p (id bigint, at date) PARTITION BY RANGE (at);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE VIEW v AS SELECT id FROM p1;
