-- A parent's NOT NULL is its own from now on and has another name; children have it under names of their own.
-- since: 18
-- setup:
CREATE TABLE t (a integer, b integer CONSTRAINT first NOT NULL NO INHERIT);
CREATE TABLE c (b integer CONSTRAINT own NOT NULL) INHERITS (t);
ALTER TABLE t ALTER CONSTRAINT first INHERIT;
-- old:
ALTER TABLE c ADD COLUMN d integer;
-- rows:
INSERT INTO c VALUES (1, 2);
-- new:
ALTER TABLE t ALTER CONSTRAINT first NO INHERIT;
ALTER TABLE t RENAME CONSTRAINT first TO second;
ALTER TABLE c ADD COLUMN d integer;
