-- Parts of keys and indexes in partitions have names of their own, with comments: old parts, new ones, and those of new partitions.
-- allow: scan
-- old:
CREATE TABLE p (a int, b int, PRIMARY KEY (a)) PARTITION BY LIST (a);
CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);
CREATE INDEX own ON p1 (b);
CREATE INDEX i ON p (b);
COMMENT ON INDEX own IS 'own';
CREATE TABLE q (a int, b int, c int) PARTITION BY LIST (a);
CREATE TABLE q1 PARTITION OF q FOR VALUES IN (1);
CREATE INDEX j ON q (b);
ALTER INDEX q1_b_idx RENAME TO q1_mine;
COMMENT ON INDEX q1_mine IS 'mine';
-- new:
CREATE TABLE p (a int, b int, PRIMARY KEY (a)) PARTITION BY LIST (a);
CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);
CREATE INDEX i ON p (b);
COMMENT ON INDEX p1_b_idx IS 'other';
ALTER INDEX p1_pkey RENAME TO p1_key;
COMMENT ON CONSTRAINT p1_key ON p1 IS 'k';
CREATE TABLE p2 PARTITION OF p FOR VALUES IN (2) PARTITION BY LIST (a);
ALTER INDEX p2_b_idx RENAME TO p2_mine;
CREATE TABLE p21 PARTITION OF p2 FOR VALUES IN (2);
ALTER INDEX p21_b_idx RENAME TO p21_mine;
ALTER INDEX p21_pkey RENAME TO p21_key;
COMMENT ON INDEX p21_mine IS 'x';
CREATE TABLE q (a int, b int, c int, UNIQUE (a, c)) PARTITION BY LIST (a);
CREATE TABLE q1 PARTITION OF q FOR VALUES IN (1);
CREATE INDEX j ON q (b DESC);
ALTER INDEX q1_b_idx RENAME TO q1_mine;
ALTER INDEX q1_a_c_key RENAME TO q1_unique;
COMMENT ON INDEX q1_mine IS 'mine';
COMMENT ON CONSTRAINT q1_unique ON q1 IS 'u';
