-- A view becomes a barrier with the rights of its reader.
-- since: 15
-- old:
CREATE TABLE t (a int);
CREATE VIEW v AS SELECT a FROM t WHERE a > 1;
-- new:
CREATE TABLE t (a int);
CREATE VIEW v WITH (security_barrier, security_invoker) AS SELECT a FROM t WHERE a > 1 WITH LOCAL CHECK OPTION;
