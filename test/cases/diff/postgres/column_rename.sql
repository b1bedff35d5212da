-- A column is renamed under an index, a check, a foreign key, a view and a comment.
-- rename: t.a:t.b
-- old:
CREATE TABLE t (id int PRIMARY KEY, a int UNIQUE CHECK (a > 0));
CREATE TABLE u (a int REFERENCES t (a));
CREATE INDEX t_expr_idx ON t ((a + 1));
COMMENT ON COLUMN t.a IS 'renamed';
-- rows:
INSERT INTO t VALUES (1, 2);
INSERT INTO u VALUES (2);
-- new:
CREATE TABLE t (id int PRIMARY KEY, b int CONSTRAINT t_a_key UNIQUE CONSTRAINT t_a_check CHECK (b > 0));
CREATE TABLE u (a int REFERENCES t (b));
CREATE INDEX t_expr_idx ON t ((b + 1));
COMMENT ON COLUMN t.b IS 'renamed';
