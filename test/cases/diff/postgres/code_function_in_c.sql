-- Functions come from a library, another library, and begin to work on windows.
-- without: PGlite (the libraries are not part of it)
-- old:
CREATE FUNCTION a(text, text) RETURNS real LANGUAGE internal AS 'textcat';
CREATE FUNCTION b(text, text) RETURNS int LANGUAGE c AS '$libdir/pg_trgm', 'similarity';
CREATE FUNCTION n() RETURNS bigint LANGUAGE internal AS 'window_row_number';
CREATE FUNCTION outs() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE PROCEDURE p() LANGUAGE c AS '$libdir/pg_trgm', 'similarity';
-- new:
CREATE FUNCTION a(text, text) RETURNS real LANGUAGE c AS '$libdir/pg_trgm', 'similarity';
CREATE FUNCTION b(text, text) RETURNS int LANGUAGE c AS '$libdir/fuzzystrmatch', 'levenshtein';
CREATE FUNCTION n() RETURNS bigint LANGUAGE internal WINDOW AS 'window_row_number';
CREATE FUNCTION outs(OUT a int) LANGUAGE sql AS 'SELECT 1';
CREATE PROCEDURE p() LANGUAGE c AS '$libdir/fuzzystrmatch', 'levenshtein';
CREATE PROCEDURE q() LANGUAGE c AS '$libdir/fuzzystrmatch', 'levenshtein';
