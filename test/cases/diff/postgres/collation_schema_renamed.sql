-- A schema with a collation has another name, and columns, domains and indexes follow.
-- rename: app:core
-- old:
CREATE SCHEMA app;
CREATE COLLATION app.c (locale = 'C');
CREATE DOMAIN app.d AS text COLLATE app.c;
CREATE TYPE app.pair AS (a text COLLATE app.c);
CREATE TABLE t (a text COLLATE app.c, b app.d, e text);
CREATE INDEX i ON t (e COLLATE app.c);
-- rows:
INSERT INTO t VALUES ('a', 'b', 'c');
-- new:
CREATE SCHEMA core;
CREATE COLLATION core.c (locale = 'C');
CREATE DOMAIN core.d AS text COLLATE core.c;
CREATE TYPE core.pair AS (a text COLLATE core.c);
CREATE TABLE t (a text COLLATE core.c, b core.d, e text);
CREATE INDEX i ON t (e COLLATE core.c);
