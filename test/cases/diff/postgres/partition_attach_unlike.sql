-- A table becomes a partition of one that has changed meanwhile.
-- allow: rewrite
-- old:
CREATE TABLE p (id int, at date) PARTITION BY RANGE (at);
CREATE TABLE p1 (id bigint, at date);
-- new:
CREATE TABLE p (id numeric NOT NULL, at date, CONSTRAINT c CHECK (id > 0)) PARTITION BY RANGE (at);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE INDEX i ON p (id);
