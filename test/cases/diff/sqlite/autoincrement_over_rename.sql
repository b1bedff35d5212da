-- A table that numbers its rows is renamed and made again, and goes on where it was.
-- allow: rewrite
-- rename: t:tt
-- old:
CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT);
CREATE TABLE u (id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT);
-- rows:
INSERT INTO t VALUES (5, 'a'), (50, 'b');
DELETE FROM t WHERE id = 50;
INSERT INTO u VALUES (9, 'a');
DELETE FROM u;
-- new:
CREATE TABLE tt (id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT NOT NULL);
CREATE TABLE u (id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT UNIQUE);
