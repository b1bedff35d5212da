-- A table is partitioned at two levels, with a key, a check, a default and an index.
-- allow: scan
-- old:
-- new:
CREATE TABLE p (id int, at date, v text default 'x', PRIMARY KEY (id, at, v), CHECK (id > 0)) PARTITION BY RANGE (at);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE p2 PARTITION OF p FOR VALUES FROM ('2026-01-01') TO ('2027-01-01') PARTITION BY LIST (v);
CREATE TABLE p2a PARTITION OF p2 FOR VALUES IN ('a', 'b');
CREATE TABLE p2d PARTITION OF p2 DEFAULT;
CREATE INDEX i ON p (v);
