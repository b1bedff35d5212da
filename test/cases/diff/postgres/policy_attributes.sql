-- Policies are for other commands, roles and rows.
-- setup:
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'case_one') THEN CREATE ROLE case_one; END IF;
IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'case_two') THEN CREATE ROLE case_two; END IF; END $$;
-- old:
CREATE TABLE t (a int);
CREATE POLICY command ON t;
CREATE POLICY commands ON t FOR INSERT WITH CHECK (a > 0);
CREATE POLICY more ON t FOR UPDATE USING (a > 0);
CREATE POLICY role ON t USING (a > 0);
CREATE POLICY roles ON t TO case_one USING (a > 0);
CREATE POLICY conditions ON t;
CREATE POLICY other ON t USING (a > 1) WITH CHECK (a > 2);
COMMENT ON POLICY command ON t IS 'stays';
-- new:
CREATE TABLE t (a int);
CREATE POLICY command ON t FOR SELECT;
CREATE POLICY commands ON t FOR UPDATE WITH CHECK (a > 0);
CREATE POLICY more ON t FOR DELETE USING (a > 0);
CREATE POLICY role ON t TO case_one USING (a > 0);
CREATE POLICY roles ON t TO case_two, case_one USING (a > 0);
CREATE POLICY conditions ON t USING (a > 0) WITH CHECK (a > 1);
CREATE POLICY other ON t AS RESTRICTIVE USING (a > 2) WITH CHECK (a > 3);
COMMENT ON POLICY command ON t IS 'stays';
