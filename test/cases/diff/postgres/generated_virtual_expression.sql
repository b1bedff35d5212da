-- A virtual column computes something else; nothing is rewritten.
-- since: 18
-- old:
CREATE TABLE t (a int, g int GENERATED ALWAYS AS (a * 2) VIRTUAL, b int);
CREATE VIEW v AS SELECT g FROM t;
-- rows:
INSERT INTO t VALUES (1);
-- new:
CREATE TABLE t (a int, g int GENERATED ALWAYS AS (a * 3) VIRTUAL, b int);
CREATE VIEW v AS SELECT g FROM t;
