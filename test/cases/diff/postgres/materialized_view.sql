-- A materialized view means something else; its indexes and a view on it come back.
-- allow: scan
-- old:
CREATE TABLE t (a int, b int);
CREATE MATERIALIZED VIEW m AS SELECT a FROM t;
CREATE UNIQUE INDEX m_a_idx ON m (a);
CREATE VIEW v AS SELECT a FROM m;
-- rows:
INSERT INTO t VALUES (1, 2);
-- new:
CREATE TABLE t (a int, b int);
CREATE MATERIALIZED VIEW m AS SELECT a, b FROM t WHERE b > 0;
CREATE UNIQUE INDEX m_a_idx ON m (a);
CREATE VIEW v AS SELECT a FROM m;
