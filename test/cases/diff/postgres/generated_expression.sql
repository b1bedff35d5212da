-- A generated column has another expression; index, view, comment and grant on it stay.
-- since: 17
-- allow: rewrite
-- setup:
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'case_reader') THEN CREATE ROLE case_reader; END IF; END $$;
-- old:
CREATE TABLE t (a int, g int GENERATED ALWAYS AS (a * 2) STORED, b int);
CREATE INDEX t_g ON t (g);
CREATE VIEW v AS SELECT g FROM t;
COMMENT ON COLUMN t.g IS 'g';
GRANT SELECT (g) ON t TO case_reader;
-- rows:
INSERT INTO t VALUES (1);
-- new:
CREATE TABLE t (a int, g int GENERATED ALWAYS AS (a * 3) STORED, b int);
CREATE INDEX t_g ON t (g);
CREATE VIEW v AS SELECT g FROM t;
COMMENT ON COLUMN t.g IS 'g';
GRANT SELECT (g) ON t TO case_reader;
