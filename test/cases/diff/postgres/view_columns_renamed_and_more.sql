-- Columns of views are renamed, while a view is made again, gets options, or swaps its names; an index follows.
-- allow: rewrite
-- rename: t.c:t.cc
-- setup:
DO $$ BEGIN CREATE ROLE case_a; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
-- old:
CREATE TABLE t (a int, b text, c int);
CREATE VIEW v AS SELECT a, b FROM t;
COMMENT ON COLUMN v.b IS 'b'; GRANT SELECT (b), UPDATE ON v TO case_a;
CREATE VIEW w AS SELECT a, b FROM v;
CREATE VIEW o AS SELECT b, c FROM t;
CREATE MATERIALIZED VIEW m AS SELECT c, b FROM t; CREATE INDEX ON m (c, b); COMMENT ON COLUMN m.b IS 'mb';
CREATE FUNCTION fm() RETURNS SETOF m LANGUAGE sql AS 'SELECT * FROM m';
CREATE FUNCTION ff(o) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE VIEW swap AS SELECT a AS x, b AS y FROM t;
-- rows:
INSERT INTO t VALUES (1, 'x', 2); REFRESH MATERIALIZED VIEW m;
-- new:
CREATE TABLE t (a bigint, b text, cc int);
CREATE VIEW v AS SELECT a, b AS b2 FROM t;
COMMENT ON COLUMN v.b2 IS 'b'; GRANT SELECT (b2), UPDATE ON v TO case_a;
CREATE VIEW w AS SELECT a, b2 AS b FROM v;
CREATE VIEW o WITH (security_barrier) AS SELECT b AS bb, cc FROM t;
CREATE MATERIALIZED VIEW m AS SELECT cc, b AS mb FROM t; CREATE INDEX ON m (cc, mb); COMMENT ON COLUMN m.mb IS 'mb';
CREATE FUNCTION fm() RETURNS SETOF m LANGUAGE sql AS 'SELECT * FROM m';
CREATE FUNCTION ff(o) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE VIEW swap AS SELECT a AS y, b AS x FROM t;
