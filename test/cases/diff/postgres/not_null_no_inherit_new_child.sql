-- NOT NULL of a parent becomes its own, while a new child has one under another name.
-- allow: scan
-- since: 18
-- old:
CREATE TABLE p (a int, CONSTRAINT n NOT NULL a);
CREATE TABLE c1 () INHERITS (p);
-- new:
CREATE TABLE p (a int, CONSTRAINT n NOT NULL a NO INHERIT);
CREATE TABLE c1 () INHERITS (p);
CREATE TABLE c2 (CONSTRAINT own NOT NULL a) INHERITS (p);
