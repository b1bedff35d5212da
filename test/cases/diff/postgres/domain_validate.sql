-- The check of a domain is validated.
-- allow: scan
-- old:
CREATE DOMAIN d AS int;
ALTER DOMAIN d ADD CONSTRAINT pos CHECK (VALUE > 0) NOT VALID;
CREATE TABLE t (a d);
-- new:
CREATE DOMAIN d AS int CONSTRAINT pos CHECK (VALUE > 0);
CREATE TABLE t (a d);
