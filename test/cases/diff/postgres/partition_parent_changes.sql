-- A partitioned table changes, and gets one more partition.
-- allow: rewrite
-- old:
CREATE TABLE p (id int, at date) PARTITION BY RANGE (at);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
-- rows:
INSERT INTO p VALUES (1, '2025-05-05');
-- new:
CREATE TABLE p (id bigint NOT NULL, at date, n text DEFAULT 'q', CONSTRAINT cc CHECK (id > 0)) PARTITION BY RANGE (at);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE p2 PARTITION OF p FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE INDEX i ON p (n);
