-- feature: view
-- variant
CREATE VIEW v$n AS SELECT id, a FROM t1;
-- variant
CREATE VIEW v$n AS SELECT id, a, b FROM t1;
COMMENT ON VIEW v$n IS 'Seen';
COMMENT ON COLUMN v$n.a IS 'A';
-- variant
CREATE VIEW v$n AS SELECT a, id FROM t1;
-- variant
CREATE VIEW v$n WITH (security_barrier = true) AS SELECT id, a FROM t1;
-- variant since 15
CREATE VIEW v$n WITH (security_invoker = true) AS SELECT id, a FROM t1;
-- variant
CREATE VIEW v$n AS SELECT id, a FROM t1 WHERE id > 0 WITH LOCAL CHECK OPTION;
ALTER VIEW v$n ALTER COLUMN a SET DEFAULT 5;
-- variant
CREATE RECURSIVE VIEW v$n (id) AS SELECT 1 UNION ALL SELECT id + 1 FROM v$n WHERE id < 5;

-- feature: options of a view
-- variant
CREATE VIEW vo$n WITH (security_barrier = true, check_option = cascaded) AS SELECT id, b FROM t1 WHERE id > 1;
-- variant
CREATE VIEW vo$n WITH (security_barrier = false, check_option = local) AS SELECT id, b FROM t1 WHERE id > 1;
ALTER VIEW vo$n ALTER COLUMN b SET DEFAULT 'x';
-- variant since 15
CREATE VIEW vo$n WITH (security_barrier, security_invoker = false) AS SELECT id, b FROM t1 WHERE id > 1;
-- variant
CREATE VIEW vo$n AS SELECT id, b FROM t1 WHERE id > 1;
ALTER VIEW vo$n RENAME COLUMN b TO "B b";
ALTER VIEW vo$n ALTER COLUMN "B b" SET DEFAULT current_user;
-- variant
CREATE VIEW vo$n AS SELECT id, b FROM t1 WHERE id > 1;
COMMENT ON COLUMN vo$n.b IS 'B';
GRANT SELECT ON vo$n TO soak_reader;
GRANT UPDATE (b) ON vo$n TO soak_owner;

-- feature: views on views
-- variant
CREATE VIEW low$n AS SELECT id, a FROM t1;
CREATE VIEW high$n AS SELECT id FROM low$n;
-- variant
CREATE VIEW low$n AS SELECT id, b AS a FROM t1;
CREATE VIEW high$n AS SELECT id, a FROM low$n;
-- variant
CREATE VIEW high$n AS SELECT id, a FROM t1;
CREATE VIEW low$n AS SELECT id FROM high$n;
-- variant
CREATE VIEW low$n AS SELECT id, a FROM t1;
COMMENT ON VIEW low$n IS 'Low';
CREATE MATERIALIZED VIEW high$n AS SELECT id, a FROM low$n;
CREATE INDEX high_id$n ON high$n (id);
GRANT SELECT ON high$n TO soak_reader;
CREATE VIEW top$n AS SELECT low$n.id, high$n.a FROM low$n JOIN high$n USING (id);
ALTER VIEW top$n OWNER TO soak_owner;
CREATE FUNCTION peak$n() RETURNS SETOF top$n LANGUAGE sql BEGIN ATOMIC SELECT * FROM top$n; END;

-- feature: queries of a view
-- variant
CREATE VIEW q$n AS WITH few AS (SELECT id FROM t1 WHERE a > 1) SELECT t2.id, row_number() OVER (PARTITION BY t2.x ORDER BY t2.id) FROM t2 JOIN few ON few.id = t2.t1_id;
-- variant
CREATE VIEW q$n AS SELECT id, b FROM t1 UNION ALL SELECT t1_id, x FROM t2 ORDER BY 1 LIMIT 5;
-- variant
CREATE VIEW q$n AS SELECT t1 AS whole, l.n FROM t1, LATERAL (SELECT count(*) AS n FROM t2 WHERE t2.t1_id = t1.id) AS l;
-- variant
CREATE VIEW q$n (one, two) AS SELECT t1.b, count(t2.x) FILTER (WHERE t2.id > 1) FROM t1 LEFT JOIN t2 ON t2.t1_id = t1.id GROUP BY t1.id;
-- variant
CREATE VIEW q$n AS VALUES (1, 'x'::text), (2, 'y');
-- variant
CREATE VIEW q$n AS SELECT b, (SELECT max(x) FROM t2) AS m, ARRAY(SELECT id FROM t2) AS ids, a IN (SELECT id FROM t2) AS isin FROM t1;

-- feature: view over many things
-- variant
CREATE TYPE mood$n AS ENUM ('sad', 'glad');
CREATE SEQUENCE drawn$n;
CREATE COLLATION plain$n FROM "C";
CREATE TEXT SEARCH CONFIGURATION seek$n (COPY = simple);
CREATE VIEW many$n AS SELECT 'sad'::mood$n AS m, nextval('drawn$n') AS n, b COLLATE plain$n AS p, to_tsvector('seek$n', b) AS w FROM t1;
-- variant
CREATE TYPE mood$n AS ENUM ('sad', 'happy');
CREATE SEQUENCE drawn$n AS integer;
CREATE COLLATION plain$n FROM "POSIX";
CREATE TEXT SEARCH CONFIGURATION seek$n (COPY = english);
CREATE VIEW many$n AS SELECT 'sad'::mood$n AS m, nextval('drawn$n') AS n, b COLLATE plain$n AS p, to_tsvector('seek$n', b) AS w FROM t1;
-- variant
CREATE TYPE mood$n AS (m text);
CREATE SEQUENCE drawn$n;
CREATE VIEW many$n AS SELECT ROW('x')::mood$n AS m, (SELECT last_value FROM drawn$n) AS n FROM t1;
-- variant
CREATE DOMAIN mood$n AS text CHECK (VALUE <> '');
CREATE VIEW many$n AS SELECT b::mood$n AS m FROM t1;

-- feature: view that stands on a key
-- variant
CREATE TABLE keyed$n (id integer CONSTRAINT keyed_key$n PRIMARY KEY, v text);
CREATE VIEW grouped$n AS SELECT id, v, count(*) FROM keyed$n GROUP BY id;
-- variant
CREATE TABLE keyed$n (id integer, v text, CONSTRAINT keyed_key$n PRIMARY KEY (id) INCLUDE (v));
CREATE VIEW grouped$n AS SELECT id, v, count(*) FROM keyed$n GROUP BY id;
-- variant
CREATE TABLE keyed$n (id integer, v text);
CREATE VIEW grouped$n AS SELECT id, v, count(*) FROM keyed$n GROUP BY id, v;
-- variant
CREATE TABLE keyed$n (id integer CONSTRAINT keyed_key$n PRIMARY KEY, v text);
CREATE MATERIALIZED VIEW grouped$n AS SELECT id, v, count(*) FROM keyed$n GROUP BY id;
CREATE FUNCTION grouping$n() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT count(v) FROM (SELECT id, v FROM keyed$n GROUP BY id) AS x; END;
-- variant
CREATE TABLE keyed$n (id integer, v text, CONSTRAINT keyed_key$n PRIMARY KEY (id, v));
CREATE VIEW grouped$n AS SELECT id, v, count(*) FROM keyed$n GROUP BY id, v;

-- feature: materialized view
-- variant
CREATE MATERIALIZED VIEW m$n AS SELECT id, a FROM t1;
-- variant
CREATE MATERIALIZED VIEW m$n AS SELECT id, b FROM t1;
CREATE UNIQUE INDEX m_id$n ON m$n (id);
-- variant
CREATE MATERIALIZED VIEW m$n WITH (fillfactor = 70) AS SELECT id, a FROM t1 WITH NO DATA;
COMMENT ON MATERIALIZED VIEW m$n IS 'Kept';
-- variant
CREATE MATERIALIZED VIEW m$n WITH (autovacuum_enabled = false, toast.autovacuum_enabled = false) AS SELECT id, a, b FROM t1;
CREATE INDEX m_a$n ON m$n ((a + 1)) WHERE id > 0;
COMMENT ON COLUMN m$n.a IS 'A';
COMMENT ON INDEX m_a$n IS 'By a';
CREATE VIEW of_m$n AS SELECT a FROM m$n;

-- feature: columns of a materialized view
-- variant
CREATE MATERIALIZED VIEW mc$n AS SELECT id, a, b FROM t1;
-- variant
CREATE MATERIALIZED VIEW mc$n AS SELECT id, a, b FROM t1;
ALTER MATERIALIZED VIEW mc$n ALTER COLUMN a SET STATISTICS 200;
ALTER MATERIALIZED VIEW mc$n ALTER COLUMN b SET STORAGE EXTERNAL;
-- variant
CREATE MATERIALIZED VIEW mc$n AS SELECT id, a, b FROM t1;
ALTER MATERIALIZED VIEW mc$n ALTER COLUMN a SET (n_distinct = 5);
ALTER MATERIALIZED VIEW mc$n ALTER COLUMN b SET COMPRESSION pglz;
CREATE INDEX mc_a$n ON mc$n (a);
ALTER MATERIALIZED VIEW mc$n CLUSTER ON mc_a$n;
-- variant
CREATE MATERIALIZED VIEW mc$n AS SELECT id, a, b FROM t1;
CREATE STATISTICS mc_both$n ON a, b FROM mc$n;
GRANT SELECT (a) ON mc$n TO soak_reader;
ALTER MATERIALIZED VIEW mc$n OWNER TO soak_owner;

-- feature: rule
-- variant
CREATE TABLE ruled$n (id integer);
CREATE RULE quiet$n AS ON DELETE TO ruled$n DO INSTEAD NOTHING;
-- variant
CREATE TABLE ruled$n (id integer);
CREATE RULE quiet$n AS ON INSERT TO ruled$n DO ALSO NOTIFY soak;
COMMENT ON RULE quiet$n ON ruled$n IS 'Hush';
-- variant
CREATE TABLE ruled$n (id integer);
CREATE RULE quiet$n AS ON DELETE TO ruled$n DO INSTEAD NOTHING;
ALTER TABLE ruled$n DISABLE RULE quiet$n;
-- variant
CREATE TABLE ruled$n (id integer);
CREATE RULE quiet$n AS ON UPDATE TO ruled$n DO ALSO (INSERT INTO t2 (id, x) VALUES (new.id, 'x;y'); DELETE FROM t2 WHERE id = old.id);
ALTER TABLE ruled$n ENABLE ALWAYS RULE quiet$n;
-- variant
CREATE TABLE ruled$n (id integer, v text);
CREATE RULE quiet$n AS ON UPDATE TO ruled$n WHERE old.v IS DISTINCT FROM new.v DO INSTEAD UPDATE t2 SET x = new.v WHERE t2.id = old.id;
ALTER TABLE ruled$n ENABLE REPLICA RULE quiet$n;

-- feature: rules of a view
-- variant
CREATE VIEW seen_by$n AS SELECT id, b FROM t1;
CREATE RULE put$n AS ON INSERT TO seen_by$n DO INSTEAD INSERT INTO t1 (id, b) VALUES (new.id, new.b) RETURNING t1.id, t1.b;
-- variant
CREATE VIEW seen_by$n AS SELECT id, b FROM t1;
CREATE RULE put$n AS ON INSERT TO seen_by$n DO INSTEAD NOTHING;
CREATE RULE cut$n AS ON DELETE TO seen_by$n DO INSTEAD DELETE FROM t1 WHERE t1.id = old.id;
COMMENT ON RULE cut$n ON seen_by$n IS 'Cuts';
-- variant
CREATE VIEW seen_by$n AS SELECT id, b, a FROM t1;
CREATE FUNCTION heed$n(integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1 > 0';
CREATE RULE put$n AS ON INSERT TO seen_by$n WHERE heed$n(new.id::integer) DO ALSO INSERT INTO t2 (id) SELECT id FROM t1 WHERE id = new.id;
