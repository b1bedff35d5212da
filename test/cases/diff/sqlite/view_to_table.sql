-- A view becomes a table and a table a view.
-- allow: lossy
-- old:
CREATE TABLE base (id INTEGER PRIMARY KEY);
CREATE VIEW a AS SELECT id FROM base;
CREATE TABLE b (id INTEGER);
-- rows:
INSERT INTO base VALUES (1);
-- new:
CREATE TABLE base (id INTEGER PRIMARY KEY);
CREATE TABLE a (id INTEGER);
CREATE VIEW b AS SELECT id FROM base;
