-- A column goes with the checks and the key that stand behind it, in place.
-- allow: rewrite, lossy
-- old:
CREATE TABLE p (id INTEGER PRIMARY KEY);
CREATE TABLE t (id INTEGER PRIMARY KEY, a INTEGER CHECK (a > 0) CONSTRAINT few CHECK (a < id), b TEXT, c INTEGER REFERENCES p (id) ON DELETE CASCADE);
CREATE INDEX t_b ON t (b);
-- rows:
INSERT INTO p VALUES (1);
INSERT INTO t VALUES (3, 2, 'x', 1);
-- new:
CREATE TABLE p (id INTEGER PRIMARY KEY);
CREATE TABLE t (id INTEGER PRIMARY KEY, b TEXT);
CREATE INDEX t_b ON t (b);
