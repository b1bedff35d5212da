-- A table goes with everything on it, and what only spoke of it stays without it.
-- since: 15
-- allow: lossy, scan
-- old:
CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, a text);
CREATE TABLE u (id int PRIMARY KEY, t_id int CONSTRAINT u_t REFERENCES t (id));
CREATE VIEW v AS SELECT u.id, t.a FROM u JOIN t ON t.id = u.t_id;
CREATE FUNCTION f(t) RETURNS text LANGUAGE sql AS 'SELECT ($1).a';
CREATE FUNCTION g() RETURNS SETOF t LANGUAGE sql BEGIN ATOMIC SELECT t.id, t.a FROM t; END;
CREATE TABLE w (x int, whole t);
CREATE PUBLICATION p FOR TABLE t, u;
CREATE RULE r AS ON INSERT TO u DO ALSO INSERT INTO t (a) VALUES ('x');
-- rows:
INSERT INTO w VALUES (1, NULL);
-- new:
CREATE TABLE u (id int PRIMARY KEY, t_id int);
CREATE VIEW v AS SELECT u.id FROM u;
CREATE TABLE w (x int);
CREATE PUBLICATION p FOR TABLE u;
