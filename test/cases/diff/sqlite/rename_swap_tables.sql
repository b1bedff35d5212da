-- Two tables cannot swap their names in one go: each name is on both sides.
-- rename: a:b
-- rename: b:a
-- fails: "--rename a:b" is not possible: table a exists on both sides
-- old:
CREATE TABLE a (id INTEGER PRIMARY KEY, x TEXT);
CREATE TABLE b (id INTEGER PRIMARY KEY, y INTEGER);
CREATE TABLE c (a_id INTEGER REFERENCES a (id));
-- rows:
INSERT INTO a VALUES (1, 'x');
INSERT INTO b VALUES (2, 5);
INSERT INTO c VALUES (1);
-- new:
CREATE TABLE b (id INTEGER PRIMARY KEY, x TEXT);
CREATE TABLE a (id INTEGER PRIMARY KEY, y INTEGER);
CREATE TABLE c (a_id INTEGER REFERENCES b (id));
