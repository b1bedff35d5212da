-- A collation means another order, while columns, domains, rows, ranges, indexes and all else have it.
-- allow: rewrite
-- setup:
DO $$ BEGIN CREATE ROLE case_a; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
-- old:
CREATE SCHEMA app;
CREATE COLLATION c (locale = 'C');
CREATE COLLATION app.c (locale = 'C');
COMMENT ON COLLATION c IS 'c';
ALTER COLLATION c OWNER TO case_a;
CREATE DOMAIN d AS text COLLATE c CHECK (VALUE > 'a');
CREATE TYPE pair AS (a text COLLATE c, b int);
CREATE TYPE r AS RANGE (subtype = text, collation = c);
CREATE TABLE t (id text COLLATE c PRIMARY KEY, a varchar(9) COLLATE app.c DEFAULT 'x', b text[] COLLATE c, d d, p pair, r r, e text,
  up text COLLATE c GENERATED ALWAYS AS (upper(e)) STORED, CONSTRAINT k CHECK (e COLLATE c > 'a'), UNIQUE (a));
CREATE INDEX t_a ON t (a);
CREATE INDEX t_e ON t (e COLLATE c);
CREATE INDEX t_x ON t ((lower(e)) COLLATE c);
CREATE TABLE u (id text COLLATE c REFERENCES t);
CREATE VIEW v AS SELECT id, a, e COLLATE c AS e FROM t;
CREATE VIEW w AS SELECT e COLLATE c AS e FROM v;
CREATE MATERIALIZED VIEW mv AS SELECT d, p FROM t WHERE id > 'a';
CREATE POLICY pol ON t USING (e COLLATE c > 'a');
CREATE FUNCTION f() RETURNS text LANGUAGE sql BEGIN ATOMIC SELECT max(e COLLATE c) FROM t; END;
CREATE STATISTICS st ON id, (e COLLATE c) FROM t;
COMMENT ON COLUMN t.id IS 'i';
-- rows:
INSERT INTO t (id, a, b, d, p, r, e) VALUES ('1', 'x', '{a,b}', 'b', ROW('a', 1), '[a,b)', 'e');
INSERT INTO u VALUES ('1');
-- new:
CREATE SCHEMA app;
CREATE COLLATION c (locale = 'POSIX');
CREATE COLLATION app.c (locale = 'POSIX');
COMMENT ON COLLATION c IS 'c';
ALTER COLLATION c OWNER TO case_a;
CREATE DOMAIN d AS text COLLATE c CHECK (VALUE > 'a');
CREATE TYPE pair AS (a text COLLATE c, b int);
CREATE TYPE r AS RANGE (subtype = text, collation = c);
CREATE TABLE t (id text COLLATE c PRIMARY KEY, a varchar(9) COLLATE app.c DEFAULT 'x', b text[] COLLATE c, d d, p pair, r r, e text,
  up text COLLATE c GENERATED ALWAYS AS (upper(e)) STORED, CONSTRAINT k CHECK (e COLLATE c > 'a'), UNIQUE (a));
CREATE INDEX t_a ON t (a);
CREATE INDEX t_e ON t (e COLLATE c);
CREATE INDEX t_x ON t ((lower(e)) COLLATE c);
CREATE TABLE u (id text COLLATE c REFERENCES t);
CREATE VIEW v AS SELECT id, a, e COLLATE c AS e FROM t;
CREATE VIEW w AS SELECT e COLLATE c AS e FROM v;
CREATE MATERIALIZED VIEW mv AS SELECT d, p FROM t WHERE id > 'a';
CREATE POLICY pol ON t USING (e COLLATE c > 'a');
CREATE FUNCTION f() RETURNS text LANGUAGE sql BEGIN ATOMIC SELECT max(e COLLATE c) FROM t; END;
CREATE STATISTICS st ON id, (e COLLATE c) FROM t;
COMMENT ON COLUMN t.id IS 'i';
