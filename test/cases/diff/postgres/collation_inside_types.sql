-- A collation changes inside of rows, domains and their arrays, typed tables, children, triggers and keys.
-- allow: rewrite
-- old:
CREATE COLLATION c (locale = 'C');
CREATE DOMAIN d AS text COLLATE c;
CREATE TYPE pr AS (x text COLLATE c, y d[]);
CREATE TABLE t (id int PRIMARY KEY, p pr, ps pr[], ds d[], e varchar(5) COLLATE c UNIQUE DEFAULT 'q', EXCLUDE USING btree (e COLLATE c WITH =));
CREATE TABLE ch () INHERITS (t);
CREATE TABLE typed OF pr;
CREATE FUNCTION f(a d, b pr DEFAULT NULL) RETURNS d LANGUAGE sql AS 'SELECT a';
CREATE MATERIALIZED VIEW m AS SELECT e FROM t; CREATE INDEX ON m (e COLLATE c);
CREATE TRIGGER x BEFORE UPDATE OF e ON t FOR EACH ROW WHEN (NEW.e COLLATE c > 'a') EXECUTE FUNCTION suppress_redundant_updates_trigger();
ALTER TABLE t CLUSTER ON t_pkey;
-- rows:
INSERT INTO t VALUES (1, ROW('a', '{b}'), ARRAY[ROW('c', '{d}')::pr], '{e}', 'f');
INSERT INTO typed VALUES ('a', '{b}');
-- new:
CREATE COLLATION c (locale = 'POSIX');
CREATE DOMAIN d AS text COLLATE c;
CREATE TYPE pr AS (x text COLLATE c, y d[]);
CREATE TABLE t (id int PRIMARY KEY, p pr, ps pr[], ds d[], e varchar(5) COLLATE c UNIQUE DEFAULT 'q', EXCLUDE USING btree (e COLLATE c WITH =));
CREATE TABLE ch () INHERITS (t);
CREATE TABLE typed OF pr;
CREATE FUNCTION f(a d, b pr DEFAULT NULL) RETURNS d LANGUAGE sql AS 'SELECT a';
CREATE MATERIALIZED VIEW m AS SELECT e FROM t; CREATE INDEX ON m (e COLLATE c);
CREATE TRIGGER x BEFORE UPDATE OF e ON t FOR EACH ROW WHEN (NEW.e COLLATE c > 'a') EXECUTE FUNCTION suppress_redundant_updates_trigger();
ALTER TABLE t CLUSTER ON t_pkey;
