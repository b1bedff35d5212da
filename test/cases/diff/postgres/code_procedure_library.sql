-- A procedure comes from a library instead of from text.
-- without: PGlite (the libraries are not part of it)
-- old:
CREATE PROCEDURE p() LANGUAGE sql AS 'SELECT 1';
-- new:
CREATE PROCEDURE p() LANGUAGE c AS '$libdir/pg_trgm', 'similarity';
