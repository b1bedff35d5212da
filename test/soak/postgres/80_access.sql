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

-- feature: policies for each command
-- variant
CREATE TABLE held$n (id integer, v text);
ALTER TABLE held$n ENABLE ROW LEVEL SECURITY;
CREATE POLICY r$n ON held$n FOR SELECT USING (true);
CREATE POLICY w$n ON held$n FOR ALL TO PUBLIC USING (v = current_user) WITH CHECK (v <> '');
-- variant
CREATE TABLE held$n (id integer, v text);
ALTER TABLE held$n FORCE ROW LEVEL SECURITY;
CREATE POLICY r$n ON held$n FOR SELECT TO soak_owner USING (id IN (SELECT id FROM t1));
CREATE POLICY w$n ON held$n FOR DELETE TO soak_owner, soak_reader USING (v = current_user);
CREATE POLICY i$n ON held$n AS RESTRICTIVE FOR INSERT TO soak_reader WITH CHECK (id > 0);
-- variant
CREATE FUNCTION may$n(integer) RETURNS boolean LANGUAGE sql STABLE AS 'SELECT $1 > 0';
CREATE TABLE held$n (id bigint, v text);
CREATE POLICY r$n ON held$n FOR SELECT TO CURRENT_USER USING (may$n(id::integer));
CREATE POLICY w$n ON held$n FOR UPDATE WITH CHECK (may$n(id::integer));
COMMENT ON POLICY w$n ON held$n IS 'May';
-- variant
CREATE FUNCTION may$n(integer) RETURNS boolean LANGUAGE sql STABLE AS 'SELECT $1 > 1';
CREATE VIEW seeing$n AS SELECT id FROM t1;
CREATE TABLE held$n (id integer, v text) PARTITION BY LIST (id);
CREATE TABLE held_1$n PARTITION OF held$n DEFAULT;
ALTER TABLE held$n ENABLE ROW LEVEL SECURITY;
CREATE POLICY r$n ON held$n FOR SELECT USING (EXISTS (SELECT 1 FROM seeing$n WHERE seeing$n.id = held$n.id) AND may$n(id));
CREATE POLICY r$n ON held_1$n AS RESTRICTIVE USING (v IS NOT NULL);

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

-- feature: grants on everything
-- variant
CREATE DOMAIN gd$n AS integer;
CREATE TYPE gc$n AS (x integer);
CREATE TYPE gr$n AS RANGE (subtype = integer);
CREATE VIEW gv$n AS SELECT id, a FROM t1;
CREATE MATERIALIZED VIEW gm$n AS SELECT id, a FROM t1;
CREATE PROCEDURE gp$n() LANGUAGE sql AS 'SELECT 1';
CREATE AGGREGATE ga$n(integer) (sfunc = int4pl, stype = integer);
CREATE SCHEMA gs$n;
CREATE TABLE gt$n (id integer GENERATED ALWAYS AS IDENTITY, s serial);
-- variant
CREATE DOMAIN gd$n AS integer;
CREATE TYPE gc$n AS (x integer);
CREATE TYPE gr$n AS RANGE (subtype = integer);
CREATE VIEW gv$n AS SELECT id, a FROM t1;
CREATE MATERIALIZED VIEW gm$n AS SELECT id, a FROM t1;
CREATE PROCEDURE gp$n() LANGUAGE sql AS 'SELECT 1';
CREATE AGGREGATE ga$n(integer) (sfunc = int4pl, stype = integer);
CREATE SCHEMA gs$n;
CREATE TABLE gt$n (id integer GENERATED ALWAYS AS IDENTITY, s serial);
GRANT USAGE ON DOMAIN gd$n TO soak_reader WITH GRANT OPTION;
REVOKE USAGE ON TYPE gc$n FROM PUBLIC;
GRANT USAGE ON TYPE gr$n TO soak_reader;
GRANT SELECT (a), INSERT (id) ON gv$n TO soak_reader WITH GRANT OPTION;
GRANT ALL ON gm$n TO soak_reader;
GRANT ALL ON PROCEDURE gp$n() TO soak_reader;
REVOKE ALL ON FUNCTION ga$n(integer) FROM PUBLIC;
GRANT USAGE, CREATE ON SCHEMA gs$n TO soak_reader, PUBLIC;
GRANT TRIGGER, REFERENCES, TRUNCATE ON gt$n TO soak_reader;
GRANT SELECT ON SEQUENCE gt$n_s_seq TO soak_reader;

-- variant
CREATE DOMAIN gd$n AS integer;
CREATE TYPE gc$n AS (x integer);
CREATE TYPE gr$n AS RANGE (subtype = integer);
CREATE VIEW gv$n AS SELECT id, a FROM t1;
CREATE MATERIALIZED VIEW gm$n AS SELECT id, a FROM t1;
CREATE PROCEDURE gp$n() LANGUAGE sql AS 'SELECT 1';
CREATE AGGREGATE ga$n(integer) (sfunc = int4pl, stype = integer);
CREATE SCHEMA gs$n;
CREATE TABLE gt$n (id integer GENERATED ALWAYS AS IDENTITY, s serial);
ALTER DOMAIN gd$n OWNER TO soak_owner;
ALTER TYPE gc$n OWNER TO soak_owner;
ALTER TYPE gr$n OWNER TO soak_owner;
ALTER VIEW gv$n OWNER TO soak_owner;
ALTER MATERIALIZED VIEW gm$n OWNER TO soak_owner;
ALTER PROCEDURE gp$n() OWNER TO soak_owner;
ALTER AGGREGATE ga$n(integer) OWNER TO soak_owner;
ALTER SCHEMA gs$n OWNER TO soak_owner;
ALTER TABLE gt$n OWNER TO soak_owner;
GRANT SELECT ON gv$n, gt$n TO soak_reader WITH GRANT OPTION;
REVOKE DELETE ON gt$n FROM soak_owner;
REVOKE USAGE ON DOMAIN gd$n FROM PUBLIC;
-- variant since 17
CREATE MATERIALIZED VIEW gm$n AS SELECT id, a FROM t1;
CREATE TABLE gt$n (id integer GENERATED ALWAYS AS IDENTITY, s serial);
GRANT MAINTAIN ON gt$n, gm$n TO soak_reader;

-- feature: grants that were passed on
-- variant
CREATE TABLE passed$n (id integer, v text);
GRANT SELECT ON passed$n TO soak_reader WITH GRANT OPTION;
GRANT SELECT ON passed$n TO soak_owner;
-- variant
CREATE TABLE passed$n (id integer, v text);
GRANT SELECT, UPDATE ON passed$n TO soak_reader WITH GRANT OPTION;
SET ROLE soak_reader;
GRANT SELECT ON passed$n TO soak_owner;
RESET ROLE;
-- variant
CREATE TABLE passed$n (id integer, v text);
GRANT UPDATE (id, v), SELECT (v) ON passed$n TO soak_reader WITH GRANT OPTION;
SET ROLE soak_reader;
GRANT UPDATE (v) ON passed$n TO PUBLIC;
RESET ROLE;

-- feature: owners of other things
-- variant
CREATE TEXT SEARCH DICTIONARY od$n (template = simple);
CREATE TEXT SEARCH CONFIGURATION oc$n (COPY = simple);
CREATE COLLATION ol$n FROM "C";
CREATE STATISTICS os$n ON a, b FROM t1;
CREATE PUBLICATION op$n;
CREATE OPERATOR FAMILY of$n USING btree;
CREATE SEQUENCE oq$n;
CREATE FUNCTION oe$n() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN NULL; END $$;
CREATE EVENT TRIGGER ot$n ON sql_drop EXECUTE FUNCTION oe$n();
CREATE FOREIGN DATA WRAPPER ow$n;
CREATE SERVER ov$n FOREIGN DATA WRAPPER ow$n;
-- variant
CREATE TEXT SEARCH DICTIONARY od$n (template = simple);
CREATE TEXT SEARCH CONFIGURATION oc$n (COPY = simple);
CREATE COLLATION ol$n FROM "C";
CREATE STATISTICS os$n ON a, b FROM t1;
CREATE PUBLICATION op$n;
CREATE OPERATOR FAMILY of$n USING btree;
CREATE SEQUENCE oq$n;
CREATE FUNCTION oe$n() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN NULL; END $$;
CREATE EVENT TRIGGER ot$n ON sql_drop EXECUTE FUNCTION oe$n();
CREATE FOREIGN DATA WRAPPER ow$n;
CREATE SERVER ov$n FOREIGN DATA WRAPPER ow$n;
ALTER TEXT SEARCH DICTIONARY od$n OWNER TO soak_owner;
ALTER TEXT SEARCH CONFIGURATION oc$n OWNER TO soak_owner;
ALTER COLLATION ol$n OWNER TO soak_owner;
ALTER STATISTICS os$n OWNER TO soak_owner;
ALTER OPERATOR FAMILY of$n USING btree OWNER TO soak_owner;
ALTER SEQUENCE oq$n OWNER TO soak_owner;
ALTER SERVER ov$n OWNER TO soak_owner;
GRANT USAGE ON FOREIGN SERVER ov$n TO soak_reader WITH GRANT OPTION;
GRANT USAGE ON FOREIGN DATA WRAPPER ow$n TO soak_owner, soak_reader;
GRANT ALL ON SEQUENCE oq$n TO soak_reader;
REVOKE UPDATE ON SEQUENCE oq$n FROM soak_owner;

-- feature: comments on everything
-- variant
CREATE DOMAIN cd$n AS integer CONSTRAINT positive CHECK (VALUE > 0);
CREATE TYPE ct$n AS (x integer);
CREATE TYPE cr$n AS RANGE (subtype = integer);
CREATE TYPE ce$n AS ENUM ('x');
CREATE SEQUENCE cs$n;
CREATE SCHEMA cn$n;
CREATE COLLATION cl$n FROM "C";
CREATE TEXT SEARCH DICTIONARY cx$n (template = simple);
CREATE TABLE cb$n (id integer CONSTRAINT cp$n PRIMARY KEY, v text CONSTRAINT cu$n UNIQUE, w integer CONSTRAINT cf$n REFERENCES cb$n, CONSTRAINT cc$n CHECK (id > 0), CONSTRAINT cz$n EXCLUDE USING btree (id WITH =));
CREATE INDEX ci$n ON cb$n (w);
CREATE STATISTICS ca$n ON id, v FROM cb$n;
-- variant
CREATE DOMAIN cd$n AS integer CONSTRAINT positive CHECK (VALUE > 0);
CREATE TYPE ct$n AS (x integer);
CREATE TYPE cr$n AS RANGE (subtype = integer);
CREATE TYPE ce$n AS ENUM ('x');
CREATE SEQUENCE cs$n;
CREATE SCHEMA cn$n;
CREATE COLLATION cl$n FROM "C";
CREATE TEXT SEARCH DICTIONARY cx$n (template = simple);
CREATE TABLE cb$n (id integer CONSTRAINT cp$n PRIMARY KEY, v text CONSTRAINT cu$n UNIQUE, w integer CONSTRAINT cf$n REFERENCES cb$n, CONSTRAINT cc$n CHECK (id > 0), CONSTRAINT cz$n EXCLUDE USING btree (id WITH =));
CREATE INDEX ci$n ON cb$n (w);
CREATE STATISTICS ca$n ON id, v FROM cb$n;
COMMENT ON DOMAIN cd$n IS 'it''s; "so"';
COMMENT ON TYPE ct$n IS 'T';
COMMENT ON COLUMN ct$n.x IS 'X';
COMMENT ON TYPE cr$n IS 'R';
COMMENT ON TYPE ce$n IS E'two\nlines';
COMMENT ON SEQUENCE cs$n IS 'S';
COMMENT ON SCHEMA cn$n IS 'N';
COMMENT ON COLLATION cl$n IS 'L';
COMMENT ON TEXT SEARCH DICTIONARY cx$n IS 'X';
COMMENT ON TABLE cb$n IS 'B';
COMMENT ON COLUMN cb$n.w IS 'W';
COMMENT ON CONSTRAINT cp$n ON cb$n IS 'P';
COMMENT ON CONSTRAINT cu$n ON cb$n IS 'U';
COMMENT ON CONSTRAINT cf$n ON cb$n IS 'F';
COMMENT ON CONSTRAINT cc$n ON cb$n IS 'C';
COMMENT ON CONSTRAINT cz$n ON cb$n IS 'Z';
COMMENT ON INDEX ci$n IS 'I';
COMMENT ON STATISTICS ca$n IS 'A';

-- feature: default privileges
-- variant
CREATE SCHEMA future$n;
ALTER DEFAULT PRIVILEGES IN SCHEMA future$n GRANT SELECT ON TABLES TO soak_reader;
-- variant
CREATE SCHEMA future$n;
ALTER DEFAULT PRIVILEGES IN SCHEMA future$n GRANT SELECT, UPDATE ON TABLES TO soak_reader;
ALTER DEFAULT PRIVILEGES FOR ROLE soak_owner IN SCHEMA future$n GRANT EXECUTE ON FUNCTIONS TO soak_reader;
-- variant
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
CREATE FUNCTION made_under$n() RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE TABLE made_table$n (id integer);
-- variant
ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO soak_reader;
ALTER DEFAULT PRIVILEGES GRANT USAGE ON SEQUENCES TO soak_reader WITH GRANT OPTION;
ALTER DEFAULT PRIVILEGES REVOKE USAGE ON TYPES FROM PUBLIC;
ALTER DEFAULT PRIVILEGES GRANT CREATE ON SCHEMAS TO soak_owner;
CREATE TABLE made_table$n (id serial);
CREATE VIEW made_view$n AS SELECT id FROM made_table$n;
CREATE SCHEMA future$n;
CREATE TYPE future$n.made_type$n AS ENUM ('x');
-- variant
CREATE TABLE made_table$n (id serial);
CREATE VIEW made_view$n AS SELECT id FROM made_table$n;
CREATE SCHEMA future$n;
CREATE TYPE future$n.made_type$n AS ENUM ('x');
CREATE FUNCTION made_under$n() RETURNS integer LANGUAGE sql AS 'SELECT 1';
ALTER DEFAULT PRIVILEGES FOR ROLE soak_owner REVOKE ALL ON TABLES FROM soak_owner;
ALTER DEFAULT PRIVILEGES IN SCHEMA future$n GRANT ALL ON TYPES TO soak_reader;
