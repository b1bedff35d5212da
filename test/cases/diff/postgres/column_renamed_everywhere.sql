-- A column is renamed that everything speaks of: nothing is made again.
-- since: 15
-- rename: t.old:t.new
-- old:
CREATE TABLE r (id int PRIMARY KEY);
CREATE TABLE t (id int PRIMARY KEY, old int CONSTRAINT t_old CHECK (old > 0) CONSTRAINT t_r REFERENCES r (id), kept int, sum int GENERATED ALWAYS AS (old + kept) STORED);
CREATE INDEX t_both ON t (kept) INCLUDE (old);
CREATE INDEX t_where ON t (kept) WHERE old > 1;
CREATE STATISTICS t_stats ON old, kept FROM t;
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
CREATE TRIGGER t_touch BEFORE UPDATE OF old, kept ON t FOR EACH ROW WHEN (new.old > 0) EXECUTE FUNCTION f();
CREATE POLICY t_policy ON t USING (old > 0);
CREATE PUBLICATION p FOR TABLE t (id, old, kept) WHERE (id > 0);
GRANT SELECT (old, kept) ON t TO PUBLIC;
COMMENT ON COLUMN t.old IS 'stays';
-- rows:
INSERT INTO r VALUES (1);
INSERT INTO t VALUES (1, 1, 1);
-- new:
CREATE TABLE r (id int PRIMARY KEY);
CREATE TABLE t (id int PRIMARY KEY, new int CONSTRAINT t_old CHECK (new > 0) CONSTRAINT t_r REFERENCES r (id), kept int, sum int GENERATED ALWAYS AS (new + kept) STORED);
CREATE INDEX t_both ON t (kept) INCLUDE (new);
CREATE INDEX t_where ON t (kept) WHERE new > 1;
CREATE STATISTICS t_stats ON new, kept FROM t;
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
CREATE TRIGGER t_touch BEFORE UPDATE OF new, kept ON t FOR EACH ROW WHEN (new.new > 0) EXECUTE FUNCTION f();
CREATE POLICY t_policy ON t USING (new > 0);
CREATE PUBLICATION p FOR TABLE t (id, new, kept) WHERE (id > 0);
GRANT SELECT (new, kept) ON t TO PUBLIC;
COMMENT ON COLUMN t.new IS 'stays';
