-- feature: index
-- variant
CREATE INDEX i$n ON t1 (b);
-- variant
CREATE INDEX i$n ON t1 (b DESC, a);
-- variant
CREATE UNIQUE INDEX i$n ON t1 (id, b);
-- variant
CREATE INDEX i$n ON t1 (b COLLATE NOCASE) WHERE a > 3;
-- variant
CREATE INDEX i$n ON t1 (lower(b), a + 1);

-- feature: index on a table that changes
-- variant
CREATE TABLE indexed$n (a INTEGER, b TEXT);
CREATE INDEX indexed_b$n ON indexed$n (b) WHERE a IS NOT NULL;
-- variant
CREATE TABLE indexed$n (a BIGINT, b TEXT NOT NULL);
CREATE INDEX indexed_b$n ON indexed$n (b) WHERE a IS NOT NULL;
-- variant
CREATE TABLE indexed$n (a BIGINT);
