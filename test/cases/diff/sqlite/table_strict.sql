-- A table becomes strict, another loses its rowid.
-- allow: rewrite
-- old:
CREATE TABLE s (id INTEGER PRIMARY KEY, a TEXT);
CREATE TABLE w (code TEXT PRIMARY KEY NOT NULL, n INTEGER);
-- rows:
INSERT INTO s VALUES (1, 'x');
INSERT INTO w VALUES ('a', 1);
-- new:
CREATE TABLE s (id INTEGER PRIMARY KEY, a TEXT) STRICT;
CREATE TABLE w (code TEXT PRIMARY KEY NOT NULL, n INTEGER) WITHOUT ROWID;
