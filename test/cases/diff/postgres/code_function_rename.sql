-- A function that is the same under another name is renamed, and so are a policy and a rule; what calls it follows.
-- old:
CREATE FUNCTION twice(n integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT n * 2';
CREATE TABLE t (id integer PRIMARY KEY, a integer DEFAULT twice(1), CONSTRAINT t_check CHECK (twice(a) > 0));
CREATE VIEW v AS SELECT id, twice(a) AS twofold FROM t;
CREATE POLICY p ON t USING (twice(a) > 1);
CREATE RULE r AS ON DELETE TO t DO INSTEAD NOTHING;
-- rows:
INSERT INTO t (id) VALUES (1);
-- new:
CREATE FUNCTION double(n integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT n * 2';
CREATE TABLE t (id integer PRIMARY KEY, a integer DEFAULT double(1), CONSTRAINT t_check CHECK (double(a) > 0));
CREATE VIEW v AS SELECT id, double(a) AS twofold FROM t;
CREATE POLICY q ON t USING (double(a) > 1);
CREATE RULE s AS ON DELETE TO t DO INSTEAD NOTHING;
