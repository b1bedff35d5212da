-- A privilege was passed on by one role and is by another.
-- setup:
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'case_reader') THEN CREATE ROLE case_reader; END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'case_one') THEN CREATE ROLE case_one; END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'case_two') THEN CREATE ROLE case_two; END IF;
END $$;
GRANT USAGE ON SCHEMA public TO case_one, case_two;
-- old:
CREATE TABLE t (id integer);
GRANT SELECT ON t TO case_one, case_two WITH GRANT OPTION;
SET ROLE case_one;
GRANT SELECT ON t TO case_reader;
RESET ROLE;
-- new:
CREATE TABLE t (id integer);
GRANT SELECT ON t TO case_one, case_two WITH GRANT OPTION;
SET ROLE case_two;
GRANT SELECT ON t TO case_reader;
RESET ROLE;
