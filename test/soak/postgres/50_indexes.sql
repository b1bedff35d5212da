-- feature: index
-- variant
CREATE INDEX i$n ON t1 (b);
-- variant
CREATE INDEX i$n ON t1 (b, a DESC NULLS LAST);
COMMENT ON INDEX i$n IS 'Quick';
-- variant
CREATE UNIQUE INDEX i$n ON t1 (id, b) INCLUDE (d);
-- variant
CREATE INDEX i$n ON t1 USING hash (b);
-- variant
CREATE INDEX i$n ON t1 (b) WHERE a > 3;
-- variant
CREATE INDEX i$n ON t1 (b) WITH (fillfactor = 60);
-- variant
CREATE INDEX i$n ON t1 (lower(b), (a + 1));
-- variant
CREATE INDEX i$n ON t1 (b text_pattern_ops);
-- variant
CREATE INDEX i$n ON t1 (b COLLATE "C" DESC);
-- variant
CREATE INDEX i$n ON t1 USING brin (d) WITH (pages_per_range = 16);
-- variant
CREATE INDEX i$n ON t1 USING gin (to_tsvector('simple', b));
-- variant since 15
CREATE UNIQUE INDEX i$n ON t1 (id, b) NULLS NOT DISTINCT;
-- variant
CREATE INDEX i$n ON t1 USING gist (to_tsvector('simple', b) tsvector_ops (siglen = 200));
-- variant
CREATE INDEX i$n ON t1 ((a * 2));
ALTER INDEX i$n ALTER COLUMN 1 SET STATISTICS 200;
-- variant
CREATE INDEX i$n ON t1 USING gin (to_tsvector('simple', b)) WITH (fastupdate = off, gin_pending_list_limit = 128);
-- variant
CREATE UNIQUE INDEX i$n ON t1 (lower(b) COLLATE "C" text_pattern_ops DESC NULLS LAST, id NULLS FIRST) INCLUDE (a) WITH (deduplicate_items = off) WHERE b IS NOT NULL;
ALTER INDEX i$n ALTER COLUMN 1 SET STATISTICS 9;
-- variant
CREATE INDEX i$n ON t1 USING brin (id int4_bloom_ops (n_distinct_per_range = 100)) WITH (autosummarize = on);
-- variant
CREATE INDEX i$n ON t1 USING spgist (b);
ALTER TABLE t1 ALTER COLUMN b SET STATISTICS 77;

-- feature: index of a materialized view
-- variant
CREATE MATERIALIZED VIEW kept$n AS SELECT id, lower(x) AS x FROM t2;
CREATE UNIQUE INDEX kept_id$n ON kept$n (id);
-- variant
CREATE MATERIALIZED VIEW kept$n AS SELECT id, lower(x) AS x FROM t2;
CREATE INDEX kept_id$n ON kept$n (id DESC) WHERE x <> '';
-- variant
CREATE MATERIALIZED VIEW kept$n AS SELECT id, lower(x) AS x FROM t2;
CREATE INDEX kept_id$n ON kept$n (id DESC);
ALTER MATERIALIZED VIEW kept$n CLUSTER ON kept_id$n;

-- feature: index of a partitioned table
-- variant
CREATE TABLE split$n (id integer, v integer) PARTITION BY LIST (id);
CREATE TABLE split_1$n PARTITION OF split$n FOR VALUES IN (1);
CREATE INDEX split_v$n ON split$n (v);
-- variant
CREATE TABLE split$n (id integer, v integer) PARTITION BY LIST (id);
CREATE TABLE split_1$n PARTITION OF split$n FOR VALUES IN (1);
CREATE INDEX split_1_v$n ON split_1$n (v);
-- variant
CREATE TABLE split$n (id integer, v integer, UNIQUE (id, v)) PARTITION BY LIST (id);
CREATE TABLE split_1$n PARTITION OF split$n FOR VALUES IN (1);
CREATE INDEX split_v$n ON split$n (v DESC);
-- variant
CREATE TABLE split$n (id integer, v integer) PARTITION BY LIST (id);
CREATE TABLE split_1$n PARTITION OF split$n FOR VALUES IN (1);
CREATE INDEX split_v$n ON ONLY split$n (v);
CREATE INDEX split_1$n_v_idx ON split_1$n (v);
-- variant
CREATE TABLE split$n (id integer, v integer) PARTITION BY LIST (id);
CREATE TABLE split_1$n PARTITION OF split$n FOR VALUES IN (1);
CREATE INDEX split_v$n ON ONLY split$n (v);
CREATE INDEX split_1$n_v_idx ON split_1$n (v);
ALTER INDEX split_v$n ATTACH PARTITION split_1$n_v_idx;
COMMENT ON INDEX split_1$n_v_idx IS 'Part';

-- feature: extended statistics
-- variant
CREATE STATISTICS both$n ON a, b FROM t1;
-- variant
CREATE STATISTICS both$n (ndistinct, mcv) ON a, b FROM t1;
ALTER STATISTICS both$n SET STATISTICS 50;
-- variant
CREATE STATISTICS both$n ON (a + 1), lower(b) FROM t1;
COMMENT ON STATISTICS both$n IS 'Together';
-- variant
CREATE STATISTICS both$n ON a, (lower(b)) FROM t1;
-- variant
CREATE SCHEMA apart$n;
CREATE STATISTICS apart$n.both$n ON a, d FROM t1;
-- variant
CREATE STATISTICS both$n (dependencies) ON b, d FROM t1;
ALTER STATISTICS both$n SET STATISTICS 0;
