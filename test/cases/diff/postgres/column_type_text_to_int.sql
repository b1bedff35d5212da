-- Text becomes a number.
-- allow: rewrite
-- old:
CREATE TABLE t (id int PRIMARY KEY, a text DEFAULT '5');
-- rows:
INSERT INTO t VALUES (1, '10');
-- new:
CREATE TABLE t (id int PRIMARY KEY, a integer DEFAULT 5);
