-- A default partition appears beside those of lists, of which one gets more values.
-- allow: scan
-- old:
CREATE TABLE t (a text, b int) PARTITION BY LIST (a);
CREATE TABLE t_a PARTITION OF t FOR VALUES IN ('a');
CREATE TABLE t_b PARTITION OF t FOR VALUES IN ('b', 'it''s');
-- rows:
INSERT INTO t VALUES ('a', 1), ('b', 2);
-- new:
CREATE TABLE t (a text, b int) PARTITION BY LIST (a);
CREATE TABLE t_a PARTITION OF t FOR VALUES IN ('a', 'c', NULL);
CREATE TABLE t_b PARTITION OF t FOR VALUES IN ('b', 'it''s');
CREATE TABLE t_rest PARTITION OF t DEFAULT;
