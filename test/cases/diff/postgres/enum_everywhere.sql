-- Values go and change places where the enum is in arrays, composites, domains, arguments, views, conditions and policies.
-- allow: rewrite
-- old:
CREATE TYPE e AS ENUM ('a', 'b', 'c');
CREATE TYPE pair AS (k e, n int);
CREATE DOMAIN only_ab AS e CHECK (VALUE <> 'c'::e);
CREATE DOMAIN list AS e[];
CREATE TABLE t (id int PRIMARY KEY, x e DEFAULT 'a', xs e[] DEFAULT '{a}', p pair, d only_ab DEFAULT 'b', l list, s text, CONSTRAINT c CHECK (x <> 'b'::e OR id > 0));
CREATE INDEX t_x ON t (x) WHERE x = 'a'::e;
CREATE VIEW v AS SELECT x, xs, p FROM t WHERE x = 'a'::e;
CREATE MATERIALIZED VIEW m AS SELECT x FROM v;
CREATE POLICY pol ON t USING (x = 'a'::e);
CREATE FUNCTION f(x e, y e[] DEFAULT '{a}'::e[]) RETURNS e LANGUAGE sql AS 'SELECT x';
CREATE FUNCTION g() RETURNS TABLE (x e) LANGUAGE sql BEGIN ATOMIC SELECT t.x FROM t; END;
CREATE FUNCTION trg() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER tr BEFORE UPDATE ON t FOR EACH ROW WHEN (NEW.x = 'a'::e) EXECUTE FUNCTION trg();
COMMENT ON TYPE e IS 'e';
COMMENT ON FUNCTION f IS 'f';
-- rows:
INSERT INTO t VALUES (1, 'a', '{a,b}', ROW('a', 1), 'a', '{b}', 'x');
REFRESH MATERIALIZED VIEW m;
-- new:
CREATE TYPE e AS ENUM ('b', 'a');
CREATE TYPE pair AS (k e, n int);
CREATE DOMAIN only_ab AS e CHECK (VALUE <> 'b'::e OR true);
CREATE DOMAIN list AS e[];
CREATE TABLE t (id int PRIMARY KEY, x e DEFAULT 'a', xs e[] DEFAULT '{a}', p pair, d only_ab DEFAULT 'b', l list, s text, CONSTRAINT c CHECK (x <> 'b'::e OR id > 0));
CREATE INDEX t_x ON t (x) WHERE x = 'a'::e;
CREATE VIEW v AS SELECT x, xs, p FROM t WHERE x = 'a'::e;
CREATE MATERIALIZED VIEW m AS SELECT x FROM v;
CREATE POLICY pol ON t USING (x = 'a'::e);
CREATE FUNCTION f(x e, y e[] DEFAULT '{a}'::e[]) RETURNS e LANGUAGE sql AS 'SELECT x';
CREATE FUNCTION g() RETURNS TABLE (x e) LANGUAGE sql BEGIN ATOMIC SELECT t.x FROM t; END;
CREATE FUNCTION trg() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER tr BEFORE UPDATE ON t FOR EACH ROW WHEN (NEW.x = 'a'::e) EXECUTE FUNCTION trg();
COMMENT ON TYPE e IS 'e';
COMMENT ON FUNCTION f IS 'f';
