-- A materialized view has another query; its index, grant, comment and a view above follow.
-- allow: rewrite
-- setup:
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'case_reader') THEN CREATE ROLE case_reader; END IF; END $$;
-- old:
CREATE TABLE t (a int, b int);
CREATE MATERIALIZED VIEW m AS SELECT a FROM t;
CREATE UNIQUE INDEX m_a ON m (a);
CREATE VIEW above AS SELECT a FROM m;
GRANT SELECT ON m TO case_reader;
GRANT SELECT ON above TO case_reader;
COMMENT ON MATERIALIZED VIEW m IS 'm';
COMMENT ON INDEX m_a IS 'i';
COMMENT ON COLUMN m.a IS 'c';
-- rows:
INSERT INTO t VALUES (1, 2);
-- new:
CREATE TABLE t (a int, b int);
CREATE MATERIALIZED VIEW m AS SELECT a FROM t WHERE b > 0;
CREATE UNIQUE INDEX m_a ON m (a);
CREATE VIEW above AS SELECT a FROM m;
GRANT SELECT ON m TO case_reader;
GRANT SELECT ON above TO case_reader;
COMMENT ON MATERIALIZED VIEW m IS 'm';
COMMENT ON INDEX m_a IS 'i';
COMMENT ON COLUMN m.a IS 'c';
