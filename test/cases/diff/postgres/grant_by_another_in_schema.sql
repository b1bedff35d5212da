-- A role gets the schema and may pass privileges on in it, all at once.
-- setup:
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'case_reader') THEN CREATE ROLE case_reader; END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'case_one') THEN CREATE ROLE case_one; END IF;
END $$;
CREATE SCHEMA app;
CREATE TABLE t (id integer);
CREATE TABLE app.t (id integer);
-- old:
-- new:
GRANT USAGE ON SCHEMA public, app TO case_one;
GRANT SELECT ON t, app.t TO case_one WITH GRANT OPTION;
SET ROLE case_one;
GRANT SELECT ON t, app.t TO case_reader;
RESET ROLE;
