-- A table without rowids gets other columns, checks and a key of two.
-- allow: rewrite
-- old:
CREATE TABLE t (a TEXT, b TEXT, c INTEGER, PRIMARY KEY (a)) WITHOUT ROWID;
CREATE TABLE u (a TEXT, b TEXT NOT NULL, PRIMARY KEY (a, b)) STRICT, WITHOUT ROWID;
-- rows:
INSERT INTO t VALUES ('a', 'b', 1);
INSERT INTO u VALUES ('a', 'b');
-- new:
CREATE TABLE t (a TEXT, b TEXT CHECK (b <> ''), c INTEGER, d TEXT, PRIMARY KEY (a, b)) WITHOUT ROWID;
CREATE TABLE u (a TEXT, b TEXT NOT NULL, PRIMARY KEY (b, a)) WITHOUT ROWID;
