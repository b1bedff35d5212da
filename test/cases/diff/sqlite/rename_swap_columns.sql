-- Two columns cannot swap their names in one go: each name is on both sides.
-- rename: t.a:t.b
-- rename: t.b:t.a
-- fails: "--rename t.a:t.b" is not possible: column t.a exists on both sides
-- old:
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b INTEGER);
CREATE INDEX t_a ON t (a);
-- rows:
INSERT INTO t VALUES (1, 'x', 5);
-- new:
CREATE TABLE t (id INTEGER PRIMARY KEY, b TEXT, a INTEGER);
CREATE INDEX t_a ON t (b);
