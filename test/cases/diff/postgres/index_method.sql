-- An index is of another sort, another one gets and loses keys of another sort.
-- allow: scan
-- old:
CREATE TABLE t (a text, b int, c int[], d tsvector);
CREATE INDEX method ON t (b);
CREATE INDEX expression ON t (b);
CREATE INDEX other_expression ON t (lower(a));
CREATE INDEX other_column ON t (a);
CREATE INDEX plain ON t (c);
-- rows:
INSERT INTO t VALUES ('a', 1, '{1}', 'x'), ('b', 2, '{2}', 'y');
-- new:
CREATE TABLE t (a text, b int, c int[], d tsvector);
CREATE INDEX method ON t USING hash (b);
CREATE INDEX expression ON t ((b + 1));
CREATE INDEX other_expression ON t (upper(a));
CREATE INDEX other_column ON t (b);
CREATE INDEX plain ON t USING gin (c);
