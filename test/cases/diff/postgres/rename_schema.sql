-- A schema is called otherwise, with all that is in it and all that refers into it.
-- rename: app:core
-- setup:
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'case_reader') THEN CREATE ROLE case_reader; END IF; END $$;
-- old:
CREATE SCHEMA app;
CREATE TYPE app.mood AS ENUM ('a', 'b');
CREATE DOMAIN app.d AS int CHECK (VALUE > 0);
CREATE SEQUENCE app.seq;
CREATE TABLE app.p (id serial PRIMARY KEY, m app.mood DEFAULT 'a', n int DEFAULT nextval('app.seq'), d app.d);
CREATE TABLE t (p int REFERENCES app.p, m app.mood);
CREATE FUNCTION app.f(m app.mood) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE VIEW v AS SELECT app.f(m) AS x FROM app.p;
CREATE VIEW app.w AS SELECT x FROM v;
CREATE TABLE app.parts (k int) PARTITION BY LIST (k);
CREATE TABLE part1 PARTITION OF app.parts FOR VALUES IN (1);
GRANT USAGE ON SCHEMA app TO case_reader;
GRANT SELECT ON app.p TO case_reader;
COMMENT ON SCHEMA app IS 's';
COMMENT ON COLUMN app.p.m IS 'm';
CREATE TRIGGER tr BEFORE UPDATE ON app.p FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
-- rows:
INSERT INTO app.p (d) VALUES (1);
INSERT INTO t VALUES (1, 'b');
-- new:
CREATE SCHEMA core;
CREATE TYPE core.mood AS ENUM ('a', 'b');
CREATE DOMAIN core.d AS int CHECK (VALUE > 0);
CREATE SEQUENCE core.seq;
CREATE TABLE core.p (id serial PRIMARY KEY, m core.mood DEFAULT 'a', n int DEFAULT nextval('core.seq'), d core.d);
CREATE TABLE t (p int REFERENCES core.p, m core.mood);
CREATE FUNCTION core.f(m core.mood) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE VIEW v AS SELECT core.f(m) AS x FROM core.p;
CREATE VIEW core.w AS SELECT x, 1 AS y FROM v;
CREATE TABLE core.parts (k int) PARTITION BY LIST (k);
CREATE TABLE part1 PARTITION OF core.parts FOR VALUES IN (1);
GRANT USAGE ON SCHEMA core TO case_reader;
GRANT SELECT ON core.p TO case_reader;
COMMENT ON SCHEMA core IS 's';
COMMENT ON COLUMN core.p.m IS 'm';
CREATE TRIGGER tr BEFORE UPDATE ON core.p FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
