-- The parts of a new extension have no privileges by defaults that go, or that come only now.
-- without: PGlite (no postgres_fdw)
-- allow: lossy
-- setup:
CREATE SCHEMA tools;
-- old:
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1';
-- new:
CREATE EXTENSION pg_trgm SCHEMA tools;
CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION g(text) RETURNS real LANGUAGE sql AS $$SELECT tools.similarity($1, 'x')$$;
CREATE EXTENSION postgres_fdw;
CREATE FOREIGN DATA WRAPPER own HANDLER postgres_fdw_handler VALIDATOR postgres_fdw_validator;
CREATE EXTENSION citext;
CREATE TABLE loose (v citext DEFAULT 'x', CHECK (v <> 'y'));
ALTER DEFAULT PRIVILEGES REVOKE USAGE ON TYPES FROM PUBLIC;
