-- A composite type loses a field and gets another.
-- allow: lossy
-- old:
CREATE TYPE c AS (a int, b text);
CREATE TABLE t (x c);
-- rows:
INSERT INTO t VALUES (NULL);
-- new:
CREATE TYPE c AS (a int, d date);
CREATE TABLE t (x c);
