-- A check calls a function that changes its body, and another one of which the argument changes.
-- allow: scan
-- old:
CREATE FUNCTION is_good(a int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT a > 0';
CREATE FUNCTION is_fine(a int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT a > 0';
CREATE TABLE t (a int CONSTRAINT good CHECK (is_good(a)), b int CONSTRAINT fine CHECK (is_fine(b)));
CREATE INDEX t_fine ON t (is_fine(b));
-- rows:
INSERT INTO t VALUES (5, 5);
-- new:
CREATE FUNCTION is_good(a int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT a > 1';
CREATE FUNCTION is_fine(a bigint) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT a > 0';
CREATE TABLE t (a int CONSTRAINT good CHECK (is_good(a)), b int CONSTRAINT fine CHECK (is_fine(b)));
CREATE INDEX t_fine ON t (is_fine(b));
