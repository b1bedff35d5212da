-- A column that is computed once is added to rows.
-- allow: rewrite
-- old:
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT);
-- rows:
INSERT INTO t VALUES (1, 'x'), (2, 'y');
-- new:
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b TEXT GENERATED ALWAYS AS (upper(a) || '-' || id) STORED UNIQUE);
