-- A schema is renamed with all that is in it and what is said about it.
-- rename: old_name:new_name
-- old:
CREATE SCHEMA old_name;
COMMENT ON SCHEMA old_name IS 'stays';
CREATE TYPE old_name.mood AS ENUM ('a');
CREATE TABLE old_name.t (id int PRIMARY KEY, m old_name.mood DEFAULT 'a');
CREATE FUNCTION old_name.f(old_name.mood) RETURNS old_name.mood LANGUAGE sql AS 'SELECT $1';
CREATE VIEW v AS SELECT id, old_name.f(m) AS f FROM old_name.t;
GRANT USAGE ON SCHEMA old_name TO PUBLIC;
-- rows:
INSERT INTO old_name.t VALUES (1, 'a');
-- new:
CREATE SCHEMA new_name;
COMMENT ON SCHEMA new_name IS 'stays';
CREATE TYPE new_name.mood AS ENUM ('a');
CREATE TABLE new_name.t (id int PRIMARY KEY, m new_name.mood DEFAULT 'a');
CREATE FUNCTION new_name.f(new_name.mood) RETURNS new_name.mood LANGUAGE sql AS 'SELECT $1';
CREATE VIEW v AS SELECT id, new_name.f(m) AS f FROM new_name.t;
GRANT USAGE ON SCHEMA new_name TO PUBLIC;
