-- Two NULLs become equal.
-- since: 15
-- allow: scan
-- old:
CREATE TABLE t (a int, CONSTRAINT u UNIQUE (a));
CREATE UNIQUE INDEX i ON t (a) WHERE a > 5;
-- new:
CREATE TABLE t (a int, CONSTRAINT u UNIQUE NULLS NOT DISTINCT (a));
CREATE UNIQUE INDEX i ON t (a) NULLS NOT DISTINCT WHERE a > 5;
