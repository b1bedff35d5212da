-- A domain over a domain over an enum, in a composite in a composite in an array.
-- allow: rewrite
-- old:
CREATE TYPE e AS ENUM ('a', 'b');
CREATE DOMAIN d AS text CHECK (VALUE <> '');
CREATE DOMAIN dd AS d CHECK (VALUE <> 'x');
CREATE TYPE inner_of AS (d dd, n int);
CREATE TYPE outer_of AS (i inner_of, e e);
CREATE TABLE t (id int PRIMARY KEY, o outer_of, ds dd[]);
-- rows:
INSERT INTO t VALUES (1, NULL, '{k,l}'), (2, NULL, NULL);
-- new:
CREATE TYPE e AS ENUM ('a', 'c', 'b');
CREATE DOMAIN d AS text CHECK (VALUE <> '-');
CREATE DOMAIN dd AS d DEFAULT 'q' CHECK (VALUE <> 'y');
CREATE TYPE inner_of AS (d dd, n int, more text);
CREATE TYPE outer_of AS (i inner_of, e e, last dd);
CREATE TABLE t (id int PRIMARY KEY, o outer_of, ds dd[]);
