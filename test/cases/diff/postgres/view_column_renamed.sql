-- A column of a view is called otherwise, and another has another type: everything above is made again.
-- setup:
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'case_reader') THEN CREATE ROLE case_reader; END IF; END $$;
-- old:
CREATE TABLE t (a int, b int);
CREATE VIEW v AS SELECT a, b AS x FROM t;
CREATE VIEW w AS SELECT a FROM v;
COMMENT ON VIEW w IS 'stays';
GRANT SELECT ON w TO case_reader WITH GRANT OPTION;
CREATE VIEW typed AS SELECT a FROM t;
-- rows:
INSERT INTO t VALUES (1, 2);
-- new:
CREATE TABLE t (a int, b int);
CREATE VIEW v AS SELECT a, b AS y FROM t;
CREATE VIEW w AS SELECT a FROM v;
COMMENT ON VIEW w IS 'stays';
GRANT SELECT ON w TO case_reader WITH GRANT OPTION;
CREATE VIEW typed AS SELECT a::bigint FROM t;
