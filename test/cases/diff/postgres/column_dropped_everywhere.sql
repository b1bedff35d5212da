-- A column goes that indexes, keys, checks, statistics, a trigger, a policy, a view, a function and a publication spoke of.
-- since: 15
-- allow: lossy, scan
-- old:
CREATE TABLE r (id int PRIMARY KEY);
CREATE TABLE t (id int PRIMARY KEY, gone int CONSTRAINT t_gone CHECK (gone > 0) CONSTRAINT t_r REFERENCES r (id), kept int, sum int GENERATED ALWAYS AS (gone + kept) STORED);
CREATE INDEX t_both ON t (kept) INCLUDE (gone);
CREATE INDEX t_where ON t (kept) WHERE gone > 1;
CREATE STATISTICS t_stats ON id, kept FROM t;
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
CREATE TRIGGER t_touch BEFORE UPDATE OF gone, kept ON t FOR EACH ROW EXECUTE FUNCTION f();
CREATE POLICY t_policy ON t USING (gone > 0);
CREATE VIEW v AS SELECT id, gone, kept FROM t;
CREATE FUNCTION g() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT count(t.gone) FROM t; END;
CREATE PUBLICATION p FOR TABLE t (id, kept) WHERE (id > 0);
GRANT SELECT (gone, kept) ON t TO PUBLIC;
COMMENT ON COLUMN t.gone IS 'x';
COMMENT ON VIEW v IS 'stays';
-- new:
CREATE TABLE r (id int PRIMARY KEY);
CREATE TABLE t (id int PRIMARY KEY, kept int);
CREATE INDEX t_both ON t (kept);
CREATE STATISTICS t_stats ON id, kept FROM t;
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
CREATE TRIGGER t_touch BEFORE UPDATE OF kept ON t FOR EACH ROW EXECUTE FUNCTION f();
CREATE POLICY t_policy ON t USING (kept > 0);
CREATE VIEW v AS SELECT id, kept FROM t;
CREATE FUNCTION g() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT count(t.kept) FROM t; END;
CREATE PUBLICATION p FOR TABLE t (id, kept) WHERE (id > 0);
GRANT SELECT (kept) ON t TO PUBLIC;
COMMENT ON VIEW v IS 'stays';
