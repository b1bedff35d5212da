-- Objects of every sort are handed over.
-- setup:
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'case_one') THEN CREATE ROLE case_one; END IF;
IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'case_two') THEN CREATE ROLE case_two; END IF; END $$;
GRANT ALL ON SCHEMA public TO case_one, case_two;
-- old:
CREATE TABLE t (a int);
ALTER TABLE t OWNER TO case_one;
GRANT SELECT ON t TO case_two;
CREATE VIEW v AS SELECT a FROM t;
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
ALTER FUNCTION f() OWNER TO case_one;
CREATE TYPE e AS ENUM ('a');
ALTER TYPE e OWNER TO case_one;
CREATE SEQUENCE s;
CREATE SCHEMA n;
ALTER SCHEMA n OWNER TO case_one;
-- new:
CREATE TABLE t (a int);
ALTER TABLE t OWNER TO case_two;
GRANT SELECT ON t TO case_one;
CREATE VIEW v AS SELECT a FROM t;
ALTER VIEW v OWNER TO case_one;
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE TYPE e AS ENUM ('a', 'b');
ALTER TYPE e OWNER TO case_two;
CREATE SEQUENCE s;
ALTER SEQUENCE s OWNER TO case_two;
CREATE SCHEMA n;
ALTER SCHEMA n OWNER TO case_two;
