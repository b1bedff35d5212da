-- The type of a column changes that a publication lists and filters by.
-- since: 15
-- allow: rewrite
-- old:
CREATE TABLE t (a int PRIMARY KEY, b text);
CREATE PUBLICATION pub FOR TABLE t (a, b) WHERE (a > 0);
-- rows:
INSERT INTO t VALUES (1, 'x');
-- new:
CREATE TABLE t (a bigint PRIMARY KEY, b text);
CREATE PUBLICATION pub FOR TABLE t (a, b) WHERE (a > 0);
