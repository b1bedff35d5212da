-- A view becomes a table, and a table a view; the names stay.
-- allow: lossy
-- old:
CREATE TABLE base (id int PRIMARY KEY);
CREATE VIEW a AS SELECT id FROM base;
CREATE TABLE b (id int);
-- rows:
INSERT INTO base VALUES (1);
-- new:
CREATE TABLE base (id int PRIMARY KEY);
CREATE TABLE a (id int);
CREATE VIEW b AS SELECT id FROM base;
