-- A check on a column that changes its type stays what it was.
-- allow: rewrite
-- old:
CREATE TABLE t (a int CONSTRAINT positive CHECK (a > 0));
-- rows:
INSERT INTO t VALUES (1);
-- new:
CREATE TABLE t (a bigint CONSTRAINT positive CHECK (a > 0));
