-- Schemas have tables, types and functions of the same names; each changes in its own way.
-- allow: scan
-- old:
CREATE SCHEMA a;
CREATE SCHEMA b;
CREATE TYPE a.kind AS ENUM ('x');
CREATE TYPE b.kind AS ENUM ('y');
CREATE TABLE t (id int PRIMARY KEY, k a.kind);
CREATE TABLE a.t (id int PRIMARY KEY, k a.kind);
CREATE TABLE b.t (id int PRIMARY KEY, k b.kind, t_id int CONSTRAINT b_t REFERENCES a.t (id));
CREATE FUNCTION a.f(a.kind) RETURNS text LANGUAGE sql AS $$SELECT 'a'$$;
CREATE FUNCTION b.f(b.kind) RETURNS text LANGUAGE sql AS $$SELECT 'b'$$;
CREATE VIEW v AS SELECT a.f(a.k) AS a, b.f(b.k) AS b FROM a.t a, b.t b;
-- rows:
INSERT INTO a.t VALUES (1, 'x');
INSERT INTO b.t VALUES (1, 'y', 1);
INSERT INTO t VALUES (1, 'x');
-- new:
CREATE SCHEMA a;
CREATE SCHEMA b;
CREATE TYPE a.kind AS ENUM ('x', 'z');
CREATE TYPE b.kind AS ENUM ('y');
CREATE TABLE t (id int PRIMARY KEY, k a.kind NOT NULL);
CREATE TABLE a.t (id int PRIMARY KEY, k a.kind, more text);
CREATE TABLE b.t (id int PRIMARY KEY, k b.kind, t_id int CONSTRAINT b_t REFERENCES t (id));
CREATE FUNCTION a.f(a.kind) RETURNS text LANGUAGE sql AS $$SELECT 'aa'$$;
CREATE FUNCTION b.f(b.kind) RETURNS text LANGUAGE sql STABLE AS $$SELECT 'b'$$;
CREATE VIEW v AS SELECT a.f(a.k) AS a, b.f(b.k) AS b FROM a.t a, b.t b;
