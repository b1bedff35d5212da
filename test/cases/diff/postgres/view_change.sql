-- A view gets a column at its end, another in the middle, a third other options.
-- old:
CREATE TABLE t (a int, b int, c int);
CREATE VIEW at_end AS SELECT a FROM t;
CREATE VIEW in_middle AS SELECT a, c FROM t;
CREATE VIEW options AS SELECT a FROM t WHERE a > 0;
-- rows:
INSERT INTO t VALUES (1, 2, 3);
-- new:
CREATE TABLE t (a int, b int, c int);
CREATE VIEW at_end AS SELECT a, b FROM t;
CREATE VIEW in_middle AS SELECT a, b, c FROM t;
CREATE VIEW options WITH (security_barrier = true, check_option = local) AS SELECT a FROM t WHERE a > 0;
