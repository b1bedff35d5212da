-- A column goes with its index and its check; what it held is lost.
-- allow: lossy
-- old:
CREATE TABLE t (id int PRIMARY KEY, a int CHECK (a > 0), b text);
CREATE INDEX t_a_idx ON t (a);
-- rows:
INSERT INTO t VALUES (1, 2, 'x');
-- new:
CREATE TABLE t (id int PRIMARY KEY, b text);
