-- A view is no longer a part of an extension: it is not made, since it is there.
-- without: PGlite (the shadow has no contrib extensions)
-- fails: The view v is no longer a part of the extension hstore
-- old:
CREATE EXTENSION hstore;
CREATE VIEW v AS SELECT 1 AS x;
ALTER EXTENSION hstore ADD VIEW v;
-- new:
CREATE EXTENSION hstore;
CREATE VIEW v AS SELECT 1 AS x;
