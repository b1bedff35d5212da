-- Computed columns that are computed from each other change, with an index and a check on them.
-- allow: rewrite
-- old:
CREATE TABLE t (a INTEGER, b INTEGER GENERATED ALWAYS AS (a + 1) VIRTUAL, c INTEGER GENERATED ALWAYS AS (b * 2) STORED, CHECK (c > 0));
CREATE INDEX t_b ON t (b);
-- rows:
INSERT INTO t (a) VALUES (1), (2);
-- new:
CREATE TABLE t (a INTEGER, b INTEGER GENERATED ALWAYS AS (a + 2) STORED, c INTEGER GENERATED ALWAYS AS (b * 2) VIRTUAL, d TEXT GENERATED ALWAYS AS (c || 'x') VIRTUAL UNIQUE, CHECK (c > 1));
CREATE INDEX t_b ON t (b, c);
