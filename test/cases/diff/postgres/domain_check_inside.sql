-- A domain gets a check and NOT NULL while arrays and rows hold its values; another one's check has another name.
-- allow: rewrite
-- old:
CREATE DOMAIN d AS int;
CREATE DOMAIN in_array AS text;
CREATE DOMAIN plain AS int CONSTRAINT one CHECK (VALUE > 0);
CREATE TYPE c AS (d d);
CREATE TABLE t (d d, c c, xs in_array[], p plain, ps plain[]);
COMMENT ON DOMAIN d IS 'd';
-- rows:
INSERT INTO t VALUES (1, ROW(2), '{a}', 3, '{4}');
-- new:
CREATE DOMAIN d AS int CHECK (VALUE > 0);
CREATE DOMAIN in_array AS text NOT NULL;
CREATE DOMAIN plain AS int CONSTRAINT two CHECK (VALUE > 0);
CREATE TYPE c AS (d d);
CREATE TABLE t (d d, c c, xs in_array[], p plain, ps plain[]);
COMMENT ON DOMAIN d IS 'd';
