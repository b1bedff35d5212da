-- A key begins never to give a number twice.
-- allow: rewrite
-- old:
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT);
-- rows:
INSERT INTO t VALUES (7, 'x');
-- new:
CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT);
