-- A table becomes a foreign table, and the other way round, under a view.
-- without: PGlite (no file_fdw)
-- allow: lossy
-- setup:
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER s FOREIGN DATA WRAPPER w;
-- old:
CREATE TABLE a (id int CONSTRAINT c CHECK (id > 0), x text DEFAULT 'q');
CREATE FOREIGN TABLE b (id int) SERVER s;
CREATE VIEW v AS SELECT a.id FROM a;
COMMENT ON TABLE a IS 'a';
COMMENT ON COLUMN a.id IS 'id';
-- new:
CREATE FOREIGN TABLE a (id int CONSTRAINT c CHECK (id > 0), x text DEFAULT 'q') SERVER s;
CREATE TABLE b (id int);
CREATE VIEW v AS SELECT a.id FROM a;
COMMENT ON FOREIGN TABLE a IS 'a';
COMMENT ON COLUMN a.id IS 'id';
