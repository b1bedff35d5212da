-- One column and no more is published, and one beside an expression is in statistics.
-- since: 15
-- old:
CREATE TABLE t (id integer PRIMARY KEY, a integer, b text);
CREATE PUBLICATION p FOR TABLE t (id) WITH (publish = 'insert');
CREATE STATISTICS s ON a, (lower(b)) FROM t;
-- new:
CREATE TABLE t (id integer PRIMARY KEY, a integer, b text);
CREATE PUBLICATION p FOR TABLE t (b) WITH (publish = 'insert');
CREATE STATISTICS s ON id, (lower(b)) FROM t;
