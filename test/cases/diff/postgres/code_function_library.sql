-- A function in C comes from another symbol and becomes one for windows.
-- old:
CREATE FUNCTION length_of(text) RETURNS int LANGUAGE internal IMMUTABLE STRICT AS 'textlen';
CREATE FUNCTION number_of() RETURNS bigint LANGUAGE internal WINDOW AS 'window_row_number';
CREATE FUNCTION made(text) RETURNS int LANGUAGE sql AS 'SELECT 1';
-- new:
CREATE FUNCTION length_of(text) RETURNS int LANGUAGE internal IMMUTABLE STRICT AS 'textoctetlen';
CREATE FUNCTION number_of() RETURNS bigint LANGUAGE internal WINDOW AS 'window_rank';
CREATE FUNCTION made(text) RETURNS int LANGUAGE internal IMMUTABLE STRICT AS 'textlen';
CREATE FUNCTION ranked() RETURNS bigint LANGUAGE internal WINDOW AS 'window_rank';
