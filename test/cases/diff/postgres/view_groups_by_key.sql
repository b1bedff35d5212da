-- Queries that group by a primary key alone stand on the key, which changes below them.
-- allow: scan
-- old:
CREATE TABLE keyed (id integer CONSTRAINT keyed_key PRIMARY KEY, v text);
CREATE VIEW grouped AS SELECT id, v, count(*) FROM keyed GROUP BY id;
CREATE MATERIALIZED VIEW kept AS SELECT id, v, count(*) FROM keyed GROUP BY id;
CREATE FUNCTION counted() RETURNS bigint LANGUAGE sql
BEGIN ATOMIC SELECT count(v) FROM (SELECT id, v FROM keyed GROUP BY id) AS x; END;
-- rows:
INSERT INTO keyed VALUES (1, 'x');
-- new:
CREATE TABLE keyed (id integer, v text, CONSTRAINT keyed_key PRIMARY KEY (id) INCLUDE (v));
CREATE VIEW grouped AS SELECT id, v, count(*) FROM keyed GROUP BY id;
CREATE MATERIALIZED VIEW kept AS SELECT id, v, count(*) FROM keyed GROUP BY id;
CREATE FUNCTION counted() RETURNS bigint LANGUAGE sql
BEGIN ATOMIC SELECT count(v) FROM (SELECT id, v FROM keyed GROUP BY id) AS x; END;
