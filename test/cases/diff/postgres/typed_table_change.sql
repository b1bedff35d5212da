-- Tables become typed, of another type, and free.
-- old:
CREATE TYPE one AS (a int, b text);
CREATE TYPE two AS (a int, b text);
CREATE TABLE becomes (a int, b text);
CREATE TABLE changes OF one;
CREATE TABLE leaves OF one;
-- rows:
INSERT INTO becomes VALUES (1, 'a');
INSERT INTO changes VALUES (1, 'a');
INSERT INTO leaves VALUES (1, 'a');
-- new:
CREATE TYPE one AS (a int, b text);
CREATE TYPE two AS (a int, b text);
CREATE TABLE becomes OF one;
CREATE TABLE changes OF two;
CREATE TABLE leaves (a int, b text);
