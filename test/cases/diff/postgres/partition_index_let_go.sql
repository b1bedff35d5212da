-- The index of a partition is no longer part of the one above it, another becomes one, and what is said of a part follows.
-- allow: rewrite

-- old:
CREATE TABLE split (id integer, v integer) PARTITION BY LIST (id);
CREATE TABLE split_1 PARTITION OF split FOR VALUES IN (1);
CREATE INDEX split_v ON split (v);
CREATE TABLE other (id integer, v integer) PARTITION BY LIST (id);
CREATE TABLE other_1 PARTITION OF other FOR VALUES IN (1);
CREATE INDEX other_v ON ONLY other (v);
CREATE INDEX other_1_v_idx ON other_1 (v);

-- new:
CREATE TABLE split (id integer, v integer) PARTITION BY LIST (id);
CREATE TABLE split_1 PARTITION OF split FOR VALUES IN (1);
CREATE INDEX split_v ON ONLY split (v);
CREATE INDEX split_1_v_idx ON split_1 (v);
CREATE TABLE other (id integer, v integer) PARTITION BY LIST (id);
CREATE TABLE other_1 PARTITION OF other FOR VALUES IN (1);
CREATE INDEX other_v ON other (v DESC);
COMMENT ON INDEX other_1_v_idx IS 'Part';
