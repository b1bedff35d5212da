-- An extension leaves the default schema.
-- without: PGlite (the extension is not part of it)
-- old:
CREATE SCHEMA n;
CREATE EXTENSION citext;
-- new:
CREATE SCHEMA n;
CREATE EXTENSION citext SCHEMA n;
