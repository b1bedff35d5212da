-- The order of a key of a table without rowids changes, and with it where rows are.
-- allow: rewrite
-- old:
CREATE TABLE t (a INTEGER, b TEXT, v TEXT, PRIMARY KEY (a, b)) WITHOUT ROWID;
CREATE TABLE c (a INTEGER, b TEXT, FOREIGN KEY (a, b) REFERENCES t (a, b) ON DELETE CASCADE);
-- rows:
INSERT INTO t VALUES (2, 'x', 'v'), (1, 'y', 'w');
INSERT INTO c VALUES (2, 'x');
-- new:
CREATE TABLE t (a INTEGER, b TEXT, v TEXT, PRIMARY KEY (b DESC, a)) WITHOUT ROWID;
CREATE TABLE c (a INTEGER, b TEXT, FOREIGN KEY (a, b) REFERENCES t (a, b) ON DELETE CASCADE);
