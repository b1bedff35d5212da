-- Ranges of an enum and of a domain, which change while columns hold such ranges.
-- allow: rewrite
-- old:
CREATE TYPE e AS ENUM ('a','b','c');
CREATE TYPE er AS RANGE (subtype = e);
CREATE DOMAIN d AS int;
CREATE TYPE dr AS RANGE (subtype = d);
CREATE TABLE t (a er, b dr, c er_multirange, ds dr[]);
-- rows:
INSERT INTO t VALUES ('[a,b]', '[1,3)', '{[a,b]}', '{"[1,2)"}');
-- new:
CREATE TYPE e AS ENUM ('a','c','b');
CREATE TYPE er AS RANGE (subtype = e);
CREATE DOMAIN d AS bigint;
CREATE TYPE dr AS RANGE (subtype = d);
CREATE TABLE t (a er, b dr, c er_multirange, ds dr[]);
