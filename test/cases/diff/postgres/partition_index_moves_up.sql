-- The index of a partition goes when the table above gets one like it, which would otherwise take it over.
-- allow: scan
-- old:
CREATE TABLE p (id int, v int) PARTITION BY LIST (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);
CREATE INDEX own ON p1 (v);
CREATE TABLE q (id int, v int) PARTITION BY LIST (id);
CREATE INDEX ON q (v);
CREATE TABLE joins (id int, v int);
CREATE INDEX own_too ON joins (v);
-- new:
CREATE TABLE p (id int, v int) PARTITION BY LIST (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);
CREATE INDEX above ON p (v);
CREATE TABLE q (id int, v int) PARTITION BY LIST (id);
CREATE INDEX ON q (v);
CREATE TABLE joins (id int, v int);
ALTER TABLE q ATTACH PARTITION joins FOR VALUES IN (1);
