-- A column goes, but the check that stands behind it is about another one and stays.
-- allow: rewrite, lossy
-- old:
CREATE TABLE t (a INTEGER, b INTEGER CHECK (a > 0));
-- rows:
INSERT INTO t VALUES (1, 2);
-- new:
CREATE TABLE t (a INTEGER, CHECK (a > 0));
