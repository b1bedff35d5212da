-- A table is partitioned in another way, which only a new one can be, with all that is in it and its partitions.
-- allow: lossy, scan
-- old:
CREATE TABLE p (id int, at date, v text) PARTITION BY LIST (v);
CREATE TABLE p1 PARTITION OF p FOR VALUES IN ('a', 'b') PARTITION BY RANGE (at);
CREATE TABLE p1a PARTITION OF p1 FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
ALTER TABLE p1a ALTER COLUMN id SET DEFAULT 5;
CREATE INDEX i ON p (id);
CREATE TABLE q (id int PRIMARY KEY, v text DEFAULT 'x', CHECK (id > 0));
CREATE TABLE other (id int REFERENCES q);
CREATE VIEW seen AS SELECT id FROM q;
COMMENT ON TABLE q IS 'Was whole';
COMMENT ON VIEW seen IS 'Seen';
-- new:
CREATE TABLE p (id int, at date, v text) PARTITION BY LIST (v);
CREATE TABLE p1 PARTITION OF p FOR VALUES IN ('a', 'b') PARTITION BY HASH (at);
CREATE TABLE p1a PARTITION OF p1 FOR VALUES WITH (MODULUS 1, REMAINDER 0);
ALTER TABLE p1a ALTER COLUMN id SET DEFAULT 5;
CREATE INDEX i ON p (id);
CREATE TABLE q (id int PRIMARY KEY, v text DEFAULT 'x', CHECK (id > 0)) PARTITION BY RANGE (id);
CREATE TABLE other (id int REFERENCES q);
CREATE VIEW seen AS SELECT id FROM q;
COMMENT ON TABLE q IS 'Was whole';
COMMENT ON VIEW seen IS 'Seen';
