-- Columns are added in place where SQLite can, so no row is touched but for what a constraint must check.
-- allow: scan
-- old:
CREATE TABLE t (id INTEGER PRIMARY KEY);
-- rows:
INSERT INTO t VALUES (1), (2);
-- new:
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b INTEGER NOT NULL DEFAULT 7, c TEXT COLLATE NOCASE, d REAL CHECK (d > 0));
