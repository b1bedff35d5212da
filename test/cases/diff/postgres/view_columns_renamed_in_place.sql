-- Columns of views are called otherwise, and nothing else of them changes.
-- old:
CREATE TABLE t (a int, b text);
CREATE VIEW v AS SELECT a, b AS c FROM t;
CREATE VIEW w AS SELECT a, c FROM v;
GRANT SELECT (c) ON v TO PUBLIC;
COMMENT ON COLUMN v.c IS 'x';
CREATE MATERIALIZED VIEW m AS SELECT a, b FROM t;
CREATE INDEX i ON m (b);
COMMENT ON COLUMN m.b IS 'x';
CREATE VIEW mm AS SELECT a, b FROM m;
-- new:
CREATE TABLE t (a int, b text);
CREATE VIEW v AS SELECT a AS x, b AS d FROM t;
CREATE VIEW w AS SELECT x AS a, d AS c FROM v;
GRANT SELECT (d) ON v TO PUBLIC;
COMMENT ON COLUMN v.d IS 'x';
CREATE MATERIALIZED VIEW m AS SELECT a, b AS bb FROM t;
CREATE INDEX i ON m (bb);
COMMENT ON COLUMN m.bb IS 'x';
CREATE VIEW mm AS SELECT a, bb AS b FROM m;
