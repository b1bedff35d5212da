-- A table inherits from two, which change a column that both have.
-- allow: rewrite
-- old:
CREATE TABLE a (id int, x text CHECK (x <> ''));
CREATE TABLE b (id int, y text);
CREATE TABLE c (z int) INHERITS (a, b);
-- rows:
INSERT INTO c VALUES (1, 'x', 'y', 2);
-- new:
CREATE TABLE a (id int NOT NULL, x varchar(20) CHECK (x <> ''), more int);
CREATE TABLE b (id int NOT NULL, y text DEFAULT 'y', more int);
CREATE TABLE c (z int, own text) INHERITS (a, b);
