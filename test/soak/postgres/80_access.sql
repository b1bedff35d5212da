-- feature: row-level security
-- variant
ALTER TABLE t2 ENABLE ROW LEVEL SECURITY;
-- variant
ALTER TABLE t2 FORCE ROW LEVEL SECURITY;
-- variant
ALTER TABLE t2 ENABLE ROW LEVEL SECURITY;
ALTER TABLE t2 FORCE ROW LEVEL SECURITY;

-- feature: policy
-- variant
CREATE POLICY seen$n ON t2 USING (id > 0);
-- variant
CREATE POLICY seen$n ON t2 FOR SELECT TO soak_reader USING (id > 1);
COMMENT ON POLICY seen$n ON t2 IS 'Who sees';
-- variant
CREATE POLICY seen$n ON t2 AS RESTRICTIVE FOR UPDATE TO soak_reader, soak_owner USING (id > 1) WITH CHECK (x <> 'z');
-- variant
CREATE POLICY seen$n ON t2 FOR INSERT WITH CHECK (EXISTS (SELECT 1 FROM t1 WHERE t1.id = t1_id));

-- feature: grants on a table
-- variant
CREATE TABLE given$n (id integer, v text);
GRANT SELECT ON given$n TO soak_reader;
-- variant
CREATE TABLE given$n (id integer, v text);
GRANT SELECT, INSERT ON given$n TO soak_reader WITH GRANT OPTION;
GRANT UPDATE (v) ON given$n TO soak_reader;
-- variant
CREATE TABLE given$n (id integer, v text);
GRANT ALL ON given$n TO PUBLIC;
-- variant
CREATE TABLE given$n (id integer, v text);
REVOKE ALL ON given$n FROM CURRENT_USER;
GRANT SELECT (id) ON given$n TO PUBLIC;

-- feature: owner
-- variant
CREATE TABLE owned$n (id integer);
CREATE VIEW owned_view$n AS SELECT id FROM owned$n;
-- variant
CREATE TABLE owned$n (id integer);
CREATE VIEW owned_view$n AS SELECT id FROM owned$n;
ALTER TABLE owned$n OWNER TO soak_owner;
-- variant
CREATE TABLE owned$n (id integer);
CREATE VIEW owned_view$n AS SELECT id FROM owned$n;
ALTER TABLE owned$n OWNER TO soak_owner;
ALTER VIEW owned_view$n OWNER TO soak_owner;
GRANT SELECT ON owned$n TO soak_reader;

-- feature: grants on other things
-- variant
CREATE SEQUENCE given_sequence$n;
CREATE FUNCTION given_function$n() RETURNS integer LANGUAGE sql AS 'SELECT 1';
GRANT USAGE ON SEQUENCE given_sequence$n TO soak_reader;
-- variant
CREATE SEQUENCE given_sequence$n;
CREATE FUNCTION given_function$n() RETURNS integer LANGUAGE sql AS 'SELECT 1';
REVOKE EXECUTE ON FUNCTION given_function$n() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION given_function$n() TO soak_reader;
-- variant
CREATE SEQUENCE given_sequence$n;
CREATE FUNCTION given_function$n() RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE SCHEMA given_schema$n;
GRANT USAGE ON SCHEMA given_schema$n TO soak_reader;
CREATE TYPE given_type$n AS ENUM ('x');
REVOKE USAGE ON TYPE given_type$n FROM PUBLIC;
ALTER FUNCTION given_function$n() OWNER TO soak_owner;

-- feature: default privileges
-- variant
CREATE SCHEMA future$n;
ALTER DEFAULT PRIVILEGES IN SCHEMA future$n GRANT SELECT ON TABLES TO soak_reader;
-- variant
CREATE SCHEMA future$n;
ALTER DEFAULT PRIVILEGES IN SCHEMA future$n GRANT SELECT, UPDATE ON TABLES TO soak_reader;
ALTER DEFAULT PRIVILEGES FOR ROLE soak_owner IN SCHEMA future$n GRANT EXECUTE ON FUNCTIONS TO soak_reader;
