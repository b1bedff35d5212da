-- An index goes from one sort that is not the usual one to another.
-- allow: scan
-- old:
CREATE TABLE t (a int, b point);
CREATE INDEX t_a ON t USING hash (a);
CREATE INDEX t_b ON t USING gist (b);
-- rows:
INSERT INTO t VALUES (1, '(1,1)');
-- new:
CREATE TABLE t (a int, b point);
CREATE INDEX t_a ON t USING brin (a);
CREATE INDEX t_b ON t USING spgist (b);
