-- Functions give whole rows of tables that lose columns, with a view that begins to read one of them.
-- allow: lossy
-- old:
CREATE TABLE t (id integer, v text, w date);
CREATE FUNCTION rows_of_t() RETURNS SETOF t LANGUAGE sql BEGIN ATOMIC SELECT * FROM t; END;
COMMENT ON FUNCTION rows_of_t() IS 'All';
CREATE VIEW ids AS SELECT id FROM rows_of_t();
CREATE TABLE u (id integer, v text);
CREATE FUNCTION rows_of_u() RETURNS u LANGUAGE sql BEGIN ATOMIC SELECT u FROM u LIMIT 1; END;
CREATE VIEW seen AS SELECT v FROM u;
-- rows:
INSERT INTO t VALUES (1, 'a', '2025-01-01');
-- new:
CREATE TABLE t (id integer, v text);
CREATE FUNCTION rows_of_t() RETURNS SETOF t LANGUAGE sql BEGIN ATOMIC SELECT * FROM t; END;
COMMENT ON FUNCTION rows_of_t() IS 'All';
CREATE VIEW ids AS SELECT id FROM rows_of_t();
CREATE TABLE u (id integer);
CREATE FUNCTION rows_of_u() RETURNS SETOF u LANGUAGE sql BEGIN ATOMIC SELECT * FROM u; END;
CREATE VIEW seen AS SELECT id::text AS v FROM rows_of_u();
