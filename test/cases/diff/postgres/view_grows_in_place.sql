-- A view gets columns at its end while others, grants, comments and triggers stay on it.
-- setup:
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'case_reader') THEN CREATE ROLE case_reader; END IF; END $$;
-- old:
CREATE TABLE t (a int PRIMARY KEY, b text, c date);
CREATE VIEW v WITH (security_barrier = true) AS SELECT a FROM t;
CREATE VIEW over AS SELECT a FROM v;
CREATE MATERIALIZED VIEW kept AS SELECT a FROM over;
CREATE INDEX kept_a ON kept (a);
COMMENT ON VIEW v IS 'first';
COMMENT ON COLUMN v.a IS 'key';
GRANT SELECT ON v TO case_reader;
GRANT UPDATE (a) ON v TO case_reader;
ALTER VIEW v ALTER COLUMN a SET DEFAULT 7;
-- rows:
INSERT INTO t VALUES (1, 'x', '2024-01-01');
REFRESH MATERIALIZED VIEW kept;
-- new:
CREATE TABLE t (a int PRIMARY KEY, b text, c date);
CREATE VIEW v WITH (security_barrier = true) AS SELECT a, b, c FROM t WHERE a > 0;
CREATE VIEW over AS SELECT a FROM v;
CREATE MATERIALIZED VIEW kept AS SELECT a FROM over;
CREATE INDEX kept_a ON kept (a);
COMMENT ON VIEW v IS 'first';
COMMENT ON COLUMN v.a IS 'key';
GRANT SELECT ON v TO case_reader;
GRANT UPDATE (a) ON v TO case_reader;
ALTER VIEW v ALTER COLUMN a SET DEFAULT 7;
