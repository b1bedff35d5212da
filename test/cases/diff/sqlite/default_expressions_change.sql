-- Defaults change between literals, signs, moments and expressions.
-- allow: rewrite
-- old:
CREATE TABLE t (id INTEGER PRIMARY KEY, a INTEGER DEFAULT +5, b TEXT DEFAULT CURRENT_DATE, c TEXT DEFAULT (lower('X')), d REAL DEFAULT -.5, e, f DEFAULT TRUE);
-- rows:
INSERT INTO t (id) VALUES (1);
-- new:
CREATE TABLE t (id INTEGER PRIMARY KEY, a INTEGER DEFAULT -5, b TEXT DEFAULT (date('now', '-1 day')), c TEXT DEFAULT 'x', d REAL DEFAULT 1e3, e DEFAULT x'ff', f DEFAULT (random() % 2 = 0));
