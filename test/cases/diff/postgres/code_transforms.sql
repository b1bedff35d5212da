-- Functions take values as their language has them, for other types.
-- setup:
CREATE TRANSFORM FOR int LANGUAGE sql (FROM SQL WITH FUNCTION prsd_lextype(internal), TO SQL WITH FUNCTION int4recv(internal));
CREATE TRANSFORM FOR bigint LANGUAGE sql (FROM SQL WITH FUNCTION prsd_lextype(internal), TO SQL WITH FUNCTION int8recv(internal));
-- old:
CREATE FUNCTION a(x int) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION b(x int, y bigint) RETURNS int LANGUAGE sql TRANSFORM FOR TYPE int AS 'SELECT 1';
CREATE PROCEDURE c(x int) LANGUAGE sql AS 'SELECT 1';
CREATE PROCEDURE d(x int, y bigint) LANGUAGE sql TRANSFORM FOR TYPE int AS 'SELECT 1';
-- new:
CREATE FUNCTION a(x int) RETURNS int LANGUAGE sql TRANSFORM FOR TYPE int AS 'SELECT 1';
CREATE FUNCTION b(x int, y bigint) RETURNS int LANGUAGE sql TRANSFORM FOR TYPE bigint AS 'SELECT 1';
CREATE PROCEDURE c(x int) LANGUAGE sql TRANSFORM FOR TYPE int AS 'SELECT 1';
CREATE PROCEDURE d(x int, y bigint) LANGUAGE sql TRANSFORM FOR TYPE int, FOR TYPE bigint AS 'SELECT 1';
