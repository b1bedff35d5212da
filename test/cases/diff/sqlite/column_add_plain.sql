-- A plain column is added without reading a row.
-- old:
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT);
CREATE INDEX t_a ON t (a);
-- rows:
INSERT INTO t VALUES (1, 'x');
-- new:
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b TEXT DEFAULT 'y');
CREATE INDEX t_a ON t (a);
