-- Functions in standard SQL call each other, one of them and a procedure call themselves.
-- old:
CREATE TABLE t (a int);
-- new:
CREATE TABLE t (a int);
CREATE FUNCTION a(n int) RETURNS int LANGUAGE sql RETURN n;
CREATE FUNCTION b(n int) RETURNS int LANGUAGE sql RETURN a(n);
CREATE OR REPLACE FUNCTION a(n int) RETURNS int LANGUAGE sql RETURN CASE WHEN n < 1 THEN 0 ELSE b(n - 1) END;
COMMENT ON FUNCTION a IS 'a';
CREATE FUNCTION c(n int) RETURNS int LANGUAGE sql RETURN 1;
CREATE OR REPLACE FUNCTION c(n int) RETURNS int LANGUAGE sql RETURN CASE WHEN n < 1 THEN 0 ELSE c(n - 1) END;
CREATE VIEW v AS SELECT b(1) AS x, c(2) AS y;
