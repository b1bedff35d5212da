-- Virtual tables and what they keep for themselves are left alone.
-- old:
CREATE TABLE t (a INTEGER);
CREATE VIRTUAL TABLE search USING fts5(body);
CREATE VIRTUAL TABLE area USING rtree(id, x0, x1);
-- rows:
INSERT INTO t VALUES (1);
INSERT INTO search VALUES ('hello');
-- new:
CREATE TABLE t (a INTEGER, b TEXT);
CREATE VIRTUAL TABLE search USING fts5(body);
CREATE VIRTUAL TABLE area USING rtree(id, x0, x1);
