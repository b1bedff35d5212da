-- A generated column and an expression index depend on the column that changes its type.
-- allow: rewrite
-- old:
CREATE TABLE t (id int PRIMARY KEY, a int, twice int GENERATED ALWAYS AS (a * 2) STORED);
CREATE INDEX t_expr_idx ON t ((a + 1)) WHERE a > 0;
-- rows:
INSERT INTO t (id, a) VALUES (1, 2);
-- new:
CREATE TABLE t (id int PRIMARY KEY, a bigint, twice bigint GENERATED ALWAYS AS (a * 2) STORED);
CREATE INDEX t_expr_idx ON t ((a + 1)) WHERE a > 0;
