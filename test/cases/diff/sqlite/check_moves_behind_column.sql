-- Unnamed checks of one table change in number, which changes what they are called.
-- allow: rewrite
-- old:
CREATE TABLE t (a INTEGER, b INTEGER, CHECK (a > b), CHECK (a < 100 AND b < 100), CHECK (a <> 7));
-- rows:
INSERT INTO t VALUES (2, 1);
-- new:
CREATE TABLE t (a INTEGER, b INTEGER, CHECK (a < 100 AND b < 100), CHECK (a <> 7), CHECK (a <> 8));
