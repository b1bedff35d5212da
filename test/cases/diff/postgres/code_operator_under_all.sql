-- An operator means another function below a view, a check and an index.
-- allow: scan
-- old:
CREATE FUNCTION near(a integer, b integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT abs(a - b) < 5';
CREATE OPERATOR ~~~ (FUNCTION = near, LEFTARG = integer, RIGHTARG = integer);
CREATE TABLE t (a integer, b integer, CONSTRAINT t_check CHECK (a ~~~ b));
CREATE VIEW v AS SELECT a ~~~ 3 AS x FROM t;
CREATE INDEX i ON t ((a ~~~ b));
-- rows:
INSERT INTO t VALUES (1, 2);
-- new:
CREATE FUNCTION nearer(a integer, b integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT abs(a - b) < 3';
CREATE OPERATOR ~~~ (FUNCTION = nearer, LEFTARG = integer, RIGHTARG = integer);
CREATE TABLE t (a integer, b integer, CONSTRAINT t_check CHECK (a ~~~ b));
CREATE VIEW v AS SELECT a ~~~ 3 AS x FROM t;
CREATE INDEX i ON t ((a ~~~ b));
