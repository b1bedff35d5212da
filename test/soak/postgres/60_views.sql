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

-- feature: materialized view
-- variant
CREATE MATERIALIZED VIEW m$n AS SELECT id, a FROM t1;
-- variant
CREATE MATERIALIZED VIEW m$n AS SELECT id, b FROM t1;
CREATE UNIQUE INDEX m_id$n ON m$n (id);
-- variant
CREATE MATERIALIZED VIEW m$n WITH (fillfactor = 70) AS SELECT id, a FROM t1 WITH NO DATA;
COMMENT ON MATERIALIZED VIEW m$n IS 'Kept';

-- feature: rule
-- variant
CREATE TABLE ruled$n (id integer);
CREATE RULE quiet$n AS ON DELETE TO ruled$n DO INSTEAD NOTHING;
-- variant
CREATE TABLE ruled$n (id integer);
CREATE RULE quiet$n AS ON INSERT TO ruled$n WHERE new.id > 5 DO ALSO NOTIFY soak;
COMMENT ON RULE quiet$n ON ruled$n IS 'Hush';
-- variant
CREATE TABLE ruled$n (id integer);
CREATE RULE quiet$n AS ON DELETE TO ruled$n DO INSTEAD NOTHING;
ALTER TABLE ruled$n DISABLE RULE quiet$n;
