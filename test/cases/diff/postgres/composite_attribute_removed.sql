-- A field goes, another comes in its place, in arrays and other types.
-- allow: rewrite, lossy
-- values: may change
-- old:
CREATE TYPE inner_t AS (a int, b text);
CREATE TYPE outer_t AS (i inner_t, k int);
CREATE TABLE t (x inner_t, xs inner_t[], o outer_t);
-- rows:
INSERT INTO t VALUES (NULL, NULL, NULL);
-- new:
CREATE TYPE inner_t AS (a int, c date);
CREATE TYPE outer_t AS (i inner_t, k int);
CREATE TABLE t (x inner_t, xs inner_t[], o outer_t);
