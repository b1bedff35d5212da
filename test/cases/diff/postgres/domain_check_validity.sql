-- The checks of domains are about old values, too, or not.
-- allow: scan
-- old:
CREATE DOMAIN d AS int CONSTRAINT small CHECK (VALUE < 100);
CREATE DOMAIN e AS int;
ALTER DOMAIN e ADD CONSTRAINT small CHECK (VALUE < 100) NOT VALID;
CREATE TABLE t (d d, e e);
-- rows:
INSERT INTO t VALUES (1, 1);
-- new:
CREATE DOMAIN d AS int;
ALTER DOMAIN d ADD CONSTRAINT small CHECK (VALUE < 100) NOT VALID;
CREATE DOMAIN e AS int CONSTRAINT small CHECK (VALUE < 100);
CREATE TABLE t (d d, e e);
