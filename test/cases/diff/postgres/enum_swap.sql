-- A column goes from one enum to another, and the first one goes: the values stay.
-- allow: rewrite
-- old:
CREATE TYPE a AS ENUM ('x', 'y');
CREATE TABLE t (id int PRIMARY KEY, m a DEFAULT 'x');
CREATE VIEW v AS SELECT id, m FROM t;
-- rows:
INSERT INTO t VALUES (1, 'y');
-- new:
CREATE TYPE b AS ENUM ('w', 'x', 'y');
CREATE TABLE t (id int PRIMARY KEY, m b DEFAULT 'x');
CREATE VIEW v AS SELECT id, m FROM t;
