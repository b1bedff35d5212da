-- Privileges of an owner go to the next one, and others stay what they are.

-- setup:
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'case_reader') THEN CREATE ROLE case_reader; END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'case_owner') THEN CREATE ROLE case_owner; END IF;
END $$;
-- old:
CREATE TABLE t (id integer, n serial);
REVOKE INSERT ON t FROM CURRENT_USER;
GRANT SELECT ON t TO case_reader, case_owner;
GRANT SELECT (id) ON t TO case_owner;
CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1';
ALTER FUNCTION f() OWNER TO case_owner;
-- new:
CREATE TABLE t (id integer, n serial);
ALTER TABLE t OWNER TO case_owner;
REVOKE UPDATE ON t FROM case_owner;
REVOKE USAGE ON SEQUENCE t_n_seq FROM case_owner;
GRANT SELECT ON t TO case_reader;
CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1';
ALTER FUNCTION f() OWNER TO case_reader;
REVOKE EXECUTE ON FUNCTION f() FROM PUBLIC;
