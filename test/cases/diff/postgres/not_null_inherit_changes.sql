-- NOT NULL is inherited, and is not, by children that have it by themselves under several names.
-- allow: scan
-- since: 18
-- old:
CREATE TABLE p (a int, b int, CONSTRAINT n NOT NULL a, CONSTRAINT m NOT NULL b NO INHERIT);
CREATE TABLE c1 (a int, CONSTRAINT n NOT NULL a, CONSTRAINT m2 NOT NULL b) INHERITS (p);
CREATE TABLE c2 (a int, CONSTRAINT mine NOT NULL a NO INHERIT, b int);
-- new:
CREATE TABLE p (a int, b int, CONSTRAINT n NOT NULL a NO INHERIT, CONSTRAINT m NOT NULL b);
CREATE TABLE c1 (a int, CONSTRAINT n NOT NULL a, CONSTRAINT m2 NOT NULL b) INHERITS (p);
CREATE TABLE c2 (a int, CONSTRAINT mine NOT NULL a, b int) INHERITS (p);
