-- A column is renamed and changes its type and default at once.
-- rename: t.a:t.b
-- allow: rewrite
-- old:
CREATE TABLE t (id INTEGER PRIMARY KEY, a INTEGER DEFAULT 1 CHECK (a > 0));
-- rows:
INSERT INTO t VALUES (1, 2);
-- new:
CREATE TABLE t (id INTEGER PRIMARY KEY, b TEXT NOT NULL DEFAULT '1' CHECK (b > 0));
