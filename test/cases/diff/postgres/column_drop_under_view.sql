-- A view no longer reads a column, which is dropped; the view keeps its other columns and its comment.
-- allow: lossy
-- old:
CREATE TABLE t (id int PRIMARY KEY, a int, b text);
CREATE VIEW v AS SELECT id, a, b FROM t;
CREATE VIEW w AS SELECT id, b FROM v;
COMMENT ON VIEW w IS 'on top';
-- rows:
INSERT INTO t VALUES (1, 2, 'x');
-- new:
CREATE TABLE t (id int PRIMARY KEY, b text);
CREATE VIEW v AS SELECT id, b FROM t;
CREATE VIEW w AS SELECT id, b FROM v;
COMMENT ON VIEW w IS 'on top';
