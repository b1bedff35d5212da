-- An enum loses a value below published tables, rules, exclusion constraints, generated columns and arguments.
-- since: 15
-- allow: rewrite
-- old:
CREATE TYPE e AS ENUM ('a','b','c');
CREATE TYPE pr AS (x e, y int);
CREATE TABLE t (id int PRIMARY KEY, x e, p pr, r int4range, g bool GENERATED ALWAYS AS (x = 'a'::e) STORED, EXCLUDE USING gist (r WITH &&) WHERE (x = 'a'::e));
CREATE TABLE q (id int, x e);
ALTER TABLE q REPLICA IDENTITY FULL; ALTER TABLE t REPLICA IDENTITY FULL;
CREATE PUBLICATION pub FOR TABLE t WHERE (id > 1), TABLE q;
CREATE TABLE part (x int, k text) PARTITION BY LIST (k);
CREATE RULE ru AS ON INSERT TO q WHERE new.x = 'a'::e DO ALSO DELETE FROM t WHERE x = 'b'::e;
CREATE FUNCTION f(x e DEFAULT 'a'::e, VARIADIC y pr[] DEFAULT '{}') RETURNS TABLE (a e, b pr) LANGUAGE plpgsql AS 'BEGIN END';
CREATE PROCEDURE pp(INOUT x e) LANGUAGE sql AS 'SELECT x';
-- rows:
INSERT INTO t (id, x, p) VALUES (1, 'a', ROW('b', 2));
-- new:
CREATE TYPE e AS ENUM ('b','a');
CREATE TYPE pr AS (x e, y int);
CREATE TABLE t (id int PRIMARY KEY, x e, p pr, r int4range, g bool GENERATED ALWAYS AS (x = 'a'::e) STORED, EXCLUDE USING gist (r WITH &&) WHERE (x = 'a'::e));
CREATE TABLE q (id int, x e);
ALTER TABLE q REPLICA IDENTITY FULL; ALTER TABLE t REPLICA IDENTITY FULL;
CREATE PUBLICATION pub FOR TABLE t WHERE (id > 1), TABLE q;
CREATE TABLE part (x int, k text) PARTITION BY LIST (k);
CREATE RULE ru AS ON INSERT TO q WHERE new.x = 'a'::e DO ALSO DELETE FROM t WHERE x = 'b'::e;
CREATE FUNCTION f(x e DEFAULT 'a'::e, VARIADIC y pr[] DEFAULT '{}') RETURNS TABLE (a e, b pr) LANGUAGE plpgsql AS 'BEGIN END';
CREATE PROCEDURE pp(INOUT x e) LANGUAGE sql AS 'SELECT x';
