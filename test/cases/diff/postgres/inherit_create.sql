-- A table inherits columns and checks.
-- old:
CREATE TABLE a (x int, CONSTRAINT k CHECK (x > 0));
-- new:
CREATE TABLE a (x int DEFAULT 3, y text, CONSTRAINT k CHECK (x > 0));
CREATE TABLE b (z int) INHERITS (a);
