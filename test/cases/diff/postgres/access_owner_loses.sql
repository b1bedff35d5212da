-- Who owned a table and might not do all with it becomes one who may do a little.
-- setup:
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'case_one') THEN CREATE ROLE case_one; END IF;
IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'case_two') THEN CREATE ROLE case_two; END IF; END $$;
GRANT ALL ON SCHEMA public TO case_one, case_two;
-- old:
CREATE TABLE t (a int);
ALTER TABLE t OWNER TO case_one;
REVOKE DELETE ON t FROM case_one;
-- new:
CREATE TABLE t (a int);
ALTER TABLE t OWNER TO case_two;
GRANT SELECT ON t TO case_one;
