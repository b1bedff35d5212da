-- Types, a sequence, a table and its column are called otherwise, under views, functions and policies.
-- rename: mood:humour
-- rename: d:dom
-- rename: c:comp
-- rename: s:seq
-- rename: t.m:t.h
-- old:
CREATE TYPE mood AS ENUM ('x', 'y');
CREATE DOMAIN d AS int CHECK (VALUE > 0);
CREATE TYPE c AS (m mood, d d);
CREATE SEQUENCE s;
CREATE TABLE t (m mood DEFAULT 'x', d d, c c, cs c[], n int DEFAULT nextval('s'));
CREATE VIEW v AS SELECT d, (c).m AS cm FROM t WHERE m = 'x'::mood;
CREATE FUNCTION f(m mood, c c) RETURNS d LANGUAGE plpgsql AS 'BEGIN RETURN 1; END';
CREATE POLICY p ON t USING (m = 'x'::mood);
CREATE INDEX i ON t (m) WHERE m = 'y'::mood;
COMMENT ON TYPE mood IS 'mood';
COMMENT ON FUNCTION f IS 'f';
-- new:
CREATE TYPE humour AS ENUM ('x', 'y');
CREATE DOMAIN dom AS int CHECK (VALUE > 0);
CREATE TYPE comp AS (m humour, d dom);
CREATE SEQUENCE seq;
CREATE TABLE t (h humour DEFAULT 'x', d dom, c comp, cs comp[], n int DEFAULT nextval('seq'));
CREATE VIEW v AS SELECT d, (c).m AS cm FROM t WHERE h = 'x'::humour;
CREATE FUNCTION f(m humour, c comp) RETURNS dom LANGUAGE plpgsql AS 'BEGIN RETURN 1; END';
CREATE POLICY p ON t USING (h = 'x'::humour);
CREATE INDEX i ON t (h) WHERE h = 'y'::humour;
COMMENT ON TYPE humour IS 'mood';
COMMENT ON FUNCTION f IS 'f';
