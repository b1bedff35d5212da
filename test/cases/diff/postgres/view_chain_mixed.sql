-- Views, a materialized one and a function of SQL stand on each other, on a column that gets another type.
-- allow: rewrite
-- old:
CREATE TABLE t (id int PRIMARY KEY, a int);
CREATE VIEW one AS SELECT id, a FROM t;
CREATE MATERIALIZED VIEW two AS SELECT id, a FROM one;
CREATE UNIQUE INDEX two_id ON two (id);
CREATE VIEW three AS SELECT a FROM two;
CREATE FUNCTION four() RETURNS SETOF three LANGUAGE sql AS 'SELECT * FROM three';
CREATE VIEW five AS SELECT * FROM four();
GRANT SELECT ON three TO PUBLIC;
COMMENT ON MATERIALIZED VIEW two IS 'stays';
COMMENT ON COLUMN five.a IS 'stays';
-- rows:
INSERT INTO t VALUES (1, 2);
-- new:
CREATE TABLE t (id int PRIMARY KEY, a bigint);
CREATE VIEW one AS SELECT id, a FROM t;
CREATE MATERIALIZED VIEW two AS SELECT id, a FROM one;
CREATE UNIQUE INDEX two_id ON two (id);
CREATE VIEW three AS SELECT a FROM two;
CREATE FUNCTION four() RETURNS SETOF three LANGUAGE sql AS 'SELECT * FROM three';
CREATE VIEW five AS SELECT * FROM four();
GRANT SELECT ON three TO PUBLIC;
COMMENT ON MATERIALIZED VIEW two IS 'stays';
COMMENT ON COLUMN five.a IS 'stays';
