-- A check means something else, one is renamed, one is not inherited any more.
-- allow: scan
-- old:
CREATE TABLE t (a int, CONSTRAINT c CHECK (a > 0), CONSTRAINT old_name CHECK (a < 100), CONSTRAINT i CHECK (a <> 7));
-- rows:
INSERT INTO t VALUES (5);
-- new:
CREATE TABLE t (a int, CONSTRAINT c CHECK (a > 1), CONSTRAINT new_name CHECK (a < 100), CONSTRAINT i CHECK (a <> 7) NO INHERIT);
