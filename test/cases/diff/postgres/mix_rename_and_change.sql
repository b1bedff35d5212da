-- Columns are renamed and change their type, default, key and comment at once.
-- rename: t.a:t.b
-- rename: t.c:t.d
-- allow: rewrite
-- old:
CREATE TABLE t (id int PRIMARY KEY, a int DEFAULT 1, c varchar(10) NOT NULL);
CREATE INDEX t_a ON t (a);
CREATE VIEW v AS SELECT a, c FROM t;
COMMENT ON COLUMN t.a IS 'one';
-- rows:
INSERT INTO t VALUES (1, 2, 'x');
-- new:
CREATE TABLE t (id int PRIMARY KEY, b bigint NOT NULL DEFAULT 5, d text);
CREATE INDEX t_a ON t (b);
CREATE VIEW v AS SELECT b AS a, d AS c FROM t;
COMMENT ON COLUMN t.b IS 'two';
