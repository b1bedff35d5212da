-- What a generated column is made of changes, and one becomes plain.
-- allow: rewrite
-- old:
CREATE TABLE t (id int PRIMARY KEY, a int, plain int GENERATED ALWAYS AS (a + 1) STORED, other int GENERATED ALWAYS AS (a * 2) STORED);
-- rows:
INSERT INTO t VALUES (1, 5);
-- new:
CREATE TABLE t (id int PRIMARY KEY, a int, plain int, other int GENERATED ALWAYS AS (a * 3) STORED);
