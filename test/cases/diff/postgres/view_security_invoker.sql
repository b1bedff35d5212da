-- A view is read with the rights of who reads it.
-- since: 15
-- old:
CREATE TABLE t (a int);
CREATE VIEW v AS SELECT a FROM t;
CREATE VIEW w WITH (security_invoker) AS SELECT a FROM t;
GRANT SELECT ON v TO PUBLIC;
-- new:
CREATE TABLE t (a int);
CREATE VIEW v WITH (security_invoker) AS SELECT a FROM t;
CREATE VIEW w AS SELECT a FROM t;
GRANT SELECT ON v TO PUBLIC;
