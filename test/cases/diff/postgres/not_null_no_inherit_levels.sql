-- NOT NULL of a parent is for it alone, at two levels, and among partitions.
-- allow: scan
-- since: 18
-- old:
CREATE TABLE p (a int, b int, c int, CONSTRAINT n NOT NULL a, CONSTRAINT nb NOT NULL b);
CREATE TABLE c1 () INHERITS (p);
CREATE TABLE c11 (CONSTRAINT mine NOT NULL b) INHERITS (c1);
CREATE TABLE c2 (a int NOT NULL) INHERITS (p);
CREATE TABLE c3 (a int, b int, c int);
CREATE TABLE v (a int, CONSTRAINT v_a_not_null NOT NULL a NO INHERIT);
-- rows:
INSERT INTO c11 VALUES (1, 2, 3);
-- new:
CREATE TABLE p (a int, b int, c int, CONSTRAINT n NOT NULL a NO INHERIT, CONSTRAINT nb NOT NULL b NO INHERIT);
CREATE TABLE c1 () INHERITS (p);
CREATE TABLE c11 (CONSTRAINT mine NOT NULL b) INHERITS (c1);
CREATE TABLE c2 (a int NOT NULL) INHERITS (p);
CREATE TABLE c3 (a int, b int, c int, CONSTRAINT three NOT NULL c) INHERITS (p);
CREATE TABLE v (a int, CONSTRAINT v_a_not_null NOT NULL a);
CREATE TABLE c12 () INHERITS (c1);
