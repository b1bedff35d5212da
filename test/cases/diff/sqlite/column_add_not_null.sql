-- A column without a default for the rows that are there cannot be added in place.
-- allow: rewrite
-- old:
CREATE TABLE t (id INTEGER PRIMARY KEY);
-- new:
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT NOT NULL);
