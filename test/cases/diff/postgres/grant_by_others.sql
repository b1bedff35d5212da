-- Privileges that were passed on are taken back by those who passed them on.

-- setup:
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'case_reader') THEN CREATE ROLE case_reader; END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'case_owner') THEN CREATE ROLE case_owner; END IF;
END $$;
-- old:
GRANT USAGE ON SCHEMA public TO case_owner;
CREATE TABLE t (id integer, v text);
GRANT SELECT, UPDATE ON t TO case_owner WITH GRANT OPTION;
SET ROLE case_owner;
GRANT SELECT ON t TO case_reader;
GRANT UPDATE (v) ON t TO case_reader;
RESET ROLE;
-- new:
GRANT USAGE ON SCHEMA public TO case_owner;
CREATE TABLE t (id integer, v text);
GRANT SELECT ON t TO case_owner WITH GRANT OPTION;
GRANT SELECT ON t TO case_reader;
