-- Numbering of rows is switched on, on a table whose rows others refer to.
-- allow: rewrite
-- old:
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT);
CREATE TABLE c (t_id INTEGER REFERENCES t (id) ON DELETE CASCADE);
-- rows:
INSERT INTO t VALUES (4, 'a'), (8, 'b');
INSERT INTO c VALUES (4), (8), (8);
-- new:
CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT);
CREATE TABLE c (t_id INTEGER REFERENCES t (id) ON DELETE CASCADE);
