-- PostgreSQL makes statistics and indexes anew when a column changes its type, and forgets how much of them is kept and whose
-- they are.
-- allow: rewrite
-- setup:
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'case_one') THEN CREATE ROLE case_one; END IF; END $$;
-- old:
CREATE TABLE t (a integer, b text, c integer);
CREATE STATISTICS s ON a, b FROM t;
ALTER STATISTICS s SET STATISTICS 50;
COMMENT ON STATISTICS s IS 'S';
ALTER STATISTICS s OWNER TO case_one;
CREATE STATISTICS e ON (a + c), b FROM t;
ALTER STATISTICS e SET STATISTICS 60;
CREATE INDEX i ON t ((a + c));
ALTER INDEX i ALTER COLUMN 1 SET STATISTICS 70;
ALTER TABLE t CLUSTER ON i;
COMMENT ON INDEX i IS 'I';
-- rows:
INSERT INTO t VALUES (1, 'x', 2);
-- new:
CREATE TABLE t (a bigint, b varchar(90), c integer);
CREATE STATISTICS s ON a, b FROM t;
ALTER STATISTICS s SET STATISTICS 50;
COMMENT ON STATISTICS s IS 'S';
ALTER STATISTICS s OWNER TO case_one;
CREATE STATISTICS e ON (a + c), b FROM t;
ALTER STATISTICS e SET STATISTICS 60;
CREATE INDEX i ON t ((a + c));
ALTER INDEX i ALTER COLUMN 1 SET STATISTICS 70;
ALTER TABLE t CLUSTER ON i;
COMMENT ON INDEX i IS 'I';
