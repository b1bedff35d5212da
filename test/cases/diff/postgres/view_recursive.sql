-- A view that reads itself changes, and one with names of its own.
-- old:
CREATE TABLE t (id int, up int);
CREATE RECURSIVE VIEW above (id, depth) AS SELECT id, 1 FROM t UNION ALL SELECT t.id, depth + 1 FROM t JOIN above ON above.id = t.up;
CREATE VIEW named (a, b) AS SELECT id, up FROM t;
-- new:
CREATE TABLE t (id int, up int);
CREATE RECURSIVE VIEW above (id, depth) AS SELECT id, 0 FROM t WHERE up IS NULL UNION ALL SELECT t.id, depth + 1 FROM t JOIN above ON above.id = t.up;
CREATE VIEW named (a, c) AS SELECT id, up FROM t;
