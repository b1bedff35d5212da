-- A function that everything calls returns another type.
-- allow: rewrite
-- old:
CREATE FUNCTION twice(n integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT n * 2';
COMMENT ON FUNCTION twice IS 'two times';
CREATE TABLE t (id integer PRIMARY KEY, a integer DEFAULT twice(1), b integer, c bigint GENERATED ALWAYS AS (twice(b)) STORED,
  CONSTRAINT t_check CHECK (twice(b) > 0));
CREATE INDEX t_twice ON t (twice(b)) WHERE twice(a) > 0;
CREATE VIEW v AS SELECT id, twice(a) AS twofold FROM t;
CREATE VIEW w AS SELECT id FROM v WHERE twofold > 1;
COMMENT ON VIEW w IS 'kept';
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
CREATE POLICY p ON t USING (twice(a) > 1);
-- rows:
INSERT INTO t (id, b) VALUES (1, 5), (2, 6);
-- new:
CREATE FUNCTION twice(n integer) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT n::bigint * 2';
COMMENT ON FUNCTION twice IS 'two times';
CREATE TABLE t (id integer PRIMARY KEY, a integer DEFAULT twice(1), b integer, c bigint GENERATED ALWAYS AS (twice(b)) STORED,
  CONSTRAINT t_check CHECK (twice(b) > 0));
CREATE INDEX t_twice ON t (twice(b)) WHERE twice(a) > 0;
CREATE VIEW v AS SELECT id, twice(a) AS twofold FROM t;
CREATE VIEW w AS SELECT id FROM v WHERE twofold > 1;
COMMENT ON VIEW w IS 'kept';
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
CREATE POLICY p ON t USING (twice(a) > 1);
