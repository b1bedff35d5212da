-- Without SET EXPRESSION the column is made again, with its index, view, check, comment and grant.
-- until: 16
-- allow: rewrite
-- setup:
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'case_reader') THEN CREATE ROLE case_reader; END IF; END $$;
-- old:
CREATE TABLE t (a int, b int, g int GENERATED ALWAYS AS (a * 2) STORED, CONSTRAINT positive CHECK (g > 0));
CREATE INDEX t_g ON t (g);
CREATE VIEW v AS SELECT g FROM t;
COMMENT ON COLUMN t.g IS 'g';
GRANT SELECT (g) ON t TO case_reader;
-- rows:
INSERT INTO t VALUES (1);
-- new:
CREATE TABLE t (a int, b int, g int GENERATED ALWAYS AS (a * 3) STORED, CONSTRAINT positive CHECK (g > 0));
CREATE INDEX t_g ON t (g);
CREATE VIEW v AS SELECT g FROM t;
COMMENT ON COLUMN t.g IS 'g';
GRANT SELECT (g) ON t TO case_reader;
