-- A range type gets another subtype, while columns, arrays, rows, domains and ranges of ranges hold its values, and all else stands on it.
-- allow: rewrite
-- setup:
DO $$ BEGIN CREATE ROLE case_a; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
-- old:
CREATE TYPE r AS RANGE (subtype = int);
COMMENT ON TYPE r IS 'r';
GRANT USAGE ON TYPE r TO case_a;
ALTER TYPE r OWNER TO case_a;
CREATE TYPE pair AS (a r, m r_multirange);
CREATE DOMAIN d AS r CHECK (NOT isempty(VALUE));
CREATE TABLE t (id int PRIMARY KEY, a r DEFAULT '[1,2)', b r[], m r_multirange DEFAULT '{[1,3)}', p pair, d d,
  low text GENERATED ALWAYS AS (lower(a)::text) STORED, CONSTRAINT c CHECK (a <> 'empty'::r), EXCLUDE USING gist (a WITH &&));
COMMENT ON COLUMN t.a IS 'a';
CREATE INDEX t_a ON t (a) WHERE NOT isempty(a);
CREATE INDEX t_m ON t USING gist (m);
CREATE VIEW v AS SELECT a, m, p, '[5,6)'::r AS x FROM t;
CREATE MATERIALIZED VIEW mv AS SELECT d, b FROM t;
CREATE FUNCTION f(x r, y r[] DEFAULT '{}'::r[], z r_multirange DEFAULT NULL) RETURNS r LANGUAGE sql AS 'SELECT x';
CREATE FUNCTION g() RETURNS SETOF r_multirange LANGUAGE sql BEGIN ATOMIC SELECT m FROM t; END;
CREATE POLICY pol ON t USING (a @> 1);
CREATE STATISTICS st ON id, (lower(a)) FROM t;
-- rows:
INSERT INTO t VALUES (1, '[3,5)', '{"[1,2)","(,4)"}', '{[1,3),[4,6)}', ROW('[2,4)', '{[1,2)}'), '[1,2)');
INSERT INTO t VALUES (2, NULL, NULL, NULL, NULL, NULL);
REFRESH MATERIALIZED VIEW mv;
-- new:
CREATE TYPE r AS RANGE (subtype = bigint);
COMMENT ON TYPE r IS 'r';
GRANT USAGE ON TYPE r TO case_a;
ALTER TYPE r OWNER TO case_a;
CREATE TYPE pair AS (a r, m r_multirange);
CREATE DOMAIN d AS r CHECK (NOT isempty(VALUE));
CREATE TABLE t (id int PRIMARY KEY, a r DEFAULT '[1,2)', b r[], m r_multirange DEFAULT '{[1,3)}', p pair, d d,
  low text GENERATED ALWAYS AS (lower(a)::text) STORED, CONSTRAINT c CHECK (a <> 'empty'::r), EXCLUDE USING gist (a WITH &&));
COMMENT ON COLUMN t.a IS 'a';
CREATE INDEX t_a ON t (a) WHERE NOT isempty(a);
CREATE INDEX t_m ON t USING gist (m);
CREATE VIEW v AS SELECT a, m, p, '[5,6)'::r AS x FROM t;
CREATE MATERIALIZED VIEW mv AS SELECT d, b FROM t;
CREATE FUNCTION f(x r, y r[] DEFAULT '{}'::r[], z r_multirange DEFAULT NULL) RETURNS r LANGUAGE sql AS 'SELECT x';
CREATE FUNCTION g() RETURNS SETOF r_multirange LANGUAGE sql BEGIN ATOMIC SELECT m FROM t; END;
CREATE POLICY pol ON t USING (a @> 1::bigint);
CREATE STATISTICS st ON id, (lower(a)) FROM t;
