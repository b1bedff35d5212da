-- Functions go together with all that called them; the table stays.
-- allow: scan
-- old:
CREATE FUNCTION twice(n integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT n * 2';
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TABLE t (id integer PRIMARY KEY, a integer DEFAULT twice(1), b integer DEFAULT twice(2), CONSTRAINT t_check CHECK (twice(a) > 0));
CREATE INDEX t_twice ON t (twice(a));
CREATE TRIGGER x BEFORE INSERT ON t FOR EACH ROW WHEN (twice(NEW.a) > 0) EXECUTE FUNCTION touch();
-- rows:
INSERT INTO t (id) VALUES (1);
-- new:
CREATE TABLE t (id integer PRIMARY KEY, a integer, b integer DEFAULT 4);
