-- A table is renamed with its trigger, policies, rule and grants, and with a function of its rows.
-- rename: t:people
-- old:
CREATE TABLE log (a integer);
CREATE TABLE t (id integer PRIMARY KEY, a integer);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER x BEFORE UPDATE OF a ON t FOR EACH ROW EXECUTE FUNCTION touch();
CREATE POLICY p ON t USING (a > 1);
CREATE RULE r AS ON DELETE TO t WHERE OLD.a > 1 DO INSTEAD INSERT INTO log VALUES (OLD.a);
CREATE FUNCTION age(person t) RETURNS integer LANGUAGE sql AS 'SELECT person.a';
CREATE FUNCTION total() RETURNS bigint LANGUAGE sql RETURN (SELECT count(*) FROM t);
GRANT SELECT ON t TO PUBLIC;
GRANT UPDATE (a) ON t TO PUBLIC;
-- rows:
INSERT INTO t VALUES (1, 2);
-- new:
CREATE TABLE log (a integer);
CREATE TABLE people (id integer CONSTRAINT t_pkey PRIMARY KEY, a integer);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER x BEFORE UPDATE OF a ON people FOR EACH ROW EXECUTE FUNCTION touch();
CREATE POLICY p ON people USING (a > 1);
CREATE RULE r AS ON DELETE TO people WHERE OLD.a > 1 DO INSTEAD INSERT INTO log VALUES (OLD.a);
CREATE FUNCTION age(person people) RETURNS integer LANGUAGE sql AS 'SELECT person.a';
CREATE FUNCTION total() RETURNS bigint LANGUAGE sql RETURN (SELECT count(*) FROM people);
GRANT SELECT ON people TO PUBLIC;
GRANT UPDATE (a) ON people TO PUBLIC;
