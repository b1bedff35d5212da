-- Functions in a schema of their own, with settings and comments.
-- old:
CREATE SCHEMA app;
CREATE FUNCTION app.one() RETURNS integer LANGUAGE sql AS 'SELECT 1';
COMMENT ON FUNCTION app.one() IS 'one';
CREATE TABLE app.t (a integer DEFAULT app.one());
-- new:
CREATE SCHEMA app;
CREATE FUNCTION app.one() RETURNS integer LANGUAGE sql AS 'SELECT 1';
COMMENT ON FUNCTION app.one() IS 'one, really';
CREATE FUNCTION app.two(VARIADIC rest text[] DEFAULT '{}') RETURNS integer LANGUAGE sql SET search_path TO app, public AS 'SELECT one() + 1';
CREATE TABLE app.t (a integer DEFAULT app.two());
