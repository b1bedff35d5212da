-- Tables begin to inherit, from another one, and stop.
-- old:
CREATE SCHEMA apart;
CREATE TABLE above (a int, b text);
CREATE TABLE other (a int, b text);
CREATE TABLE apart.above (a int, b text);
CREATE TABLE begins (a int, b text, c int);
CREATE TABLE moves (c int) INHERITS (above);
CREATE TABLE leaves () INHERITS (above);
CREATE TABLE two_parents () INHERITS (above);
-- rows:
INSERT INTO begins VALUES (1, 'a', 1);
INSERT INTO moves VALUES (2, 'b', 2);
INSERT INTO leaves VALUES (3, 'c');
-- new:
CREATE SCHEMA apart;
CREATE TABLE above (a int, b text);
CREATE TABLE other (a int, b text);
CREATE TABLE apart.above (a int, b text);
CREATE TABLE begins (c int) INHERITS (above);
CREATE TABLE moves (c int) INHERITS (other);
CREATE TABLE leaves () INHERITS (apart.above);
CREATE TABLE two_parents () INHERITS (above, other);
