-- An enum becomes a domain of the same name, and a domain an enum; columns are converted.
-- allow: rewrite
-- old:
CREATE TYPE a AS ENUM ('x', 'y');
CREATE DOMAIN b AS text;
CREATE TABLE t (a a DEFAULT 'x', b b DEFAULT 'y');
-- rows:
INSERT INTO t VALUES ('x', 'y');
-- new:
CREATE DOMAIN a AS text;
CREATE TYPE b AS ENUM ('x', 'y');
CREATE TABLE t (a a DEFAULT 'x', b b DEFAULT 'y');
