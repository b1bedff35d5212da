-- A stored generated column becomes an ordinary one with its values, under a view.
-- old:
CREATE TABLE t (a int, g int GENERATED ALWAYS AS (a * 2) STORED);
CREATE VIEW v AS SELECT g FROM t;
-- rows:
INSERT INTO t VALUES (1);
-- new:
CREATE TABLE t (a int, g int);
CREATE VIEW v AS SELECT g FROM t;
