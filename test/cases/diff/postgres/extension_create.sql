-- An extension in a schema of its own, whose objects are left alone.
-- without: PGlite (the shadow has no contrib extensions)
-- old:
-- new:
CREATE SCHEMA ext;
CREATE EXTENSION citext SCHEMA ext;
CREATE TABLE t (a ext.citext);
