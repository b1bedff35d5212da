-- A default begins to draw from a sequence of two tables.
-- old:
CREATE TABLE a (id int);
CREATE TABLE b (id int);
-- rows:
INSERT INTO a VALUES (1);
-- new:
CREATE SEQUENCE shared;
CREATE TABLE a (id int DEFAULT nextval('shared'));
CREATE TABLE b (id int DEFAULT nextval('shared'));
