-- Defaults are set, changed and dropped.
-- allow: rewrite
-- old:
CREATE TABLE t (a INTEGER, b INTEGER DEFAULT 1, c TEXT DEFAULT 'x');
-- rows:
INSERT INTO t VALUES (1, 2, 'y');
-- new:
CREATE TABLE t (a INTEGER DEFAULT 3, b INTEGER, c TEXT DEFAULT ('it''s' || 'new'));
