-- A function gives whole rows of a table that loses a column and gets others, with a view over the function.
-- allow: lossy
-- old:
CREATE TABLE t (id integer, v text, w date);
CREATE FUNCTION rows_of_t() RETURNS SETOF t LANGUAGE sql BEGIN ATOMIC SELECT * FROM t; END;
COMMENT ON FUNCTION rows_of_t() IS 'All';
CREATE VIEW ids AS SELECT id FROM rows_of_t();
-- rows:
INSERT INTO t VALUES (1, 'a', '2025-01-01');
-- new:
CREATE TABLE t (id integer, v text);
CREATE FUNCTION rows_of_t() RETURNS SETOF t LANGUAGE sql BEGIN ATOMIC SELECT * FROM t; END;
COMMENT ON FUNCTION rows_of_t() IS 'All';
CREATE VIEW ids AS SELECT id FROM rows_of_t();
