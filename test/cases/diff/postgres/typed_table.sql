-- A table of a composite type follows it.
-- allow: scan
-- old:
CREATE TYPE c AS (a int, b text);
CREATE TABLE t OF c (PRIMARY KEY (a));
-- new:
CREATE TYPE c AS (a int, b text, z date);
CREATE TABLE t OF c (PRIMARY KEY (a), b NOT NULL DEFAULT 'x');
