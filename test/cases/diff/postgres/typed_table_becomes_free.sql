-- A table of a composite type is no longer of it, and has another column than the type; another one takes the type.
-- allow: lossy

-- old:
CREATE TYPE person AS (name text, born date, height integer);
CREATE TABLE people OF person;
CREATE TABLE pets (name text, born date, height integer);

-- rows:
INSERT INTO people VALUES ('a', '2000-01-01');
INSERT INTO pets VALUES ('b', '2001-01-01');

-- new:
CREATE TYPE person AS (name text, born date, weight integer);
CREATE TABLE people (name text, born date, height integer);
CREATE TABLE pets OF person;
