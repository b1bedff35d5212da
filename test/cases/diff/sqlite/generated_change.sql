-- A generated column is computed otherwise, another one is stored.
-- allow: rewrite
-- values: may change
-- old:
CREATE TABLE t (a integer, b integer GENERATED ALWAYS AS (a * 2) VIRTUAL, c integer GENERATED ALWAYS AS (a + 1) VIRTUAL);
CREATE INDEX by_b ON t (b);
-- new:
CREATE TABLE t (a integer, b integer GENERATED ALWAYS AS (a * 3) VIRTUAL, c integer GENERATED ALWAYS AS (a + 1) STORED);
CREATE INDEX by_b ON t (b);
