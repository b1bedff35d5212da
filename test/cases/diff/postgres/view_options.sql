-- The options of views are set, changed and reset in place; what reads them stays.
-- old:
CREATE TABLE t (a int, b text);
CREATE VIEW a AS SELECT a, b FROM t WHERE a > 0;
CREATE VIEW b WITH (security_barrier) AS SELECT a, b FROM t WHERE a > 0;
CREATE VIEW c AS SELECT a, b FROM t WHERE a > 0 WITH LOCAL CHECK OPTION;
CREATE VIEW d WITH (security_barrier = false) AS SELECT a, b FROM t;
CREATE VIEW above AS SELECT * FROM a, LATERAL (SELECT count(*) FROM b) x;
COMMENT ON VIEW a IS 'stays';
GRANT SELECT ON c TO PUBLIC;
-- new:
CREATE TABLE t (a int, b text);
CREATE VIEW a WITH (security_barrier) AS SELECT a, b FROM t WHERE a > 0 WITH CASCADED CHECK OPTION;
CREATE VIEW b AS SELECT a, b FROM t WHERE a > 0;
CREATE VIEW c AS SELECT a, b FROM t WHERE a > 0 WITH CASCADED CHECK OPTION;
CREATE VIEW d WITH (security_barrier = true) AS SELECT a, b FROM t;
CREATE VIEW above AS SELECT * FROM a, LATERAL (SELECT count(*) FROM b) x;
COMMENT ON VIEW a IS 'stays';
GRANT SELECT ON c TO PUBLIC;
