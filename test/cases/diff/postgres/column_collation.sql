-- A column gets a collation, and its index follows.
-- allow: scan
-- old:
CREATE TABLE t (id int PRIMARY KEY, a text);
CREATE INDEX t_a_idx ON t (a);
-- rows:
INSERT INTO t VALUES (1, 'x');
-- new:
CREATE TABLE t (id int PRIMARY KEY, a text COLLATE "C");
CREATE INDEX t_a_idx ON t (a);
