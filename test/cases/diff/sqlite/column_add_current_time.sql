-- A column whose default is the moment cannot be added to rows in place.
-- allow: rewrite, lossy
-- old:
CREATE TABLE t (id INTEGER PRIMARY KEY);
-- rows:
INSERT INTO t VALUES (1);
-- new:
CREATE TABLE t (id INTEGER PRIMARY KEY, at TEXT DEFAULT CURRENT_TIMESTAMP, on_day TEXT DEFAULT CURRENT_DATE, n INTEGER DEFAULT (1 + 1));
