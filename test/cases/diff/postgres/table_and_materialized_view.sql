-- A table becomes a materialized view, a materialized view a view, a view a materialized view; what reads them stays.
-- allow: lossy, scan
-- setup:
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'case_reader') THEN CREATE ROLE case_reader; END IF; END $$;
-- old:
CREATE TABLE base (id int);
CREATE TABLE a (id int);
CREATE INDEX a_id ON a (id);
CREATE MATERIALIZED VIEW b AS SELECT id FROM base;
CREATE INDEX b_id ON b (id);
CREATE VIEW c AS SELECT id FROM base;
CREATE VIEW reader AS SELECT a.id FROM a, b, c;
GRANT SELECT ON a, b, c, reader TO case_reader;
COMMENT ON VIEW c IS 'c';
-- new:
CREATE TABLE base (id int);
CREATE MATERIALIZED VIEW a AS SELECT id FROM base;
CREATE INDEX a_id ON a (id);
CREATE VIEW b AS SELECT id FROM base;
CREATE MATERIALIZED VIEW c AS SELECT id FROM base;
CREATE INDEX c_id ON c (id);
CREATE VIEW reader AS SELECT a.id FROM a, b, c;
GRANT SELECT ON a, b, c, reader TO case_reader;
COMMENT ON MATERIALIZED VIEW c IS 'c';
