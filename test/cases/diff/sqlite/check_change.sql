-- A check means something else, one appears and one goes.
-- allow: rewrite
-- old:
CREATE TABLE t (a INTEGER CONSTRAINT positive CHECK (a > 0), b INTEGER, CONSTRAINT goes CHECK (b <> 5));
-- rows:
INSERT INTO t VALUES (3, 4);
-- new:
CREATE TABLE t (a INTEGER CONSTRAINT positive CHECK (a > 1), b INTEGER, CONSTRAINT comes CHECK (b <> 6));
