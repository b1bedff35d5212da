-- A stored generated column is added and another one dropped; nothing that a person wrote is lost.
-- allow: rewrite
-- old:
CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a + 1) STORED);
-- rows:
INSERT INTO t VALUES (1), (2);
-- new:
CREATE TABLE t (a int, c int GENERATED ALWAYS AS (a * 2) STORED);
