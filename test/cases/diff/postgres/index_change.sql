-- Indexes change, are renamed and dropped; the others are left alone.
-- allow: scan
-- old:
CREATE TABLE t (a int, b int);
CREATE INDEX changed ON t (a);
CREATE INDEX old_name ON t (a, b);
CREATE INDEX dropped ON t (b);
CREATE INDEX kept ON t ((a + b));
-- rows:
INSERT INTO t VALUES (1, 2);
-- new:
CREATE TABLE t (a int, b int);
CREATE INDEX changed ON t (a) WHERE b > 0;
CREATE INDEX new_name ON t (a, b);
CREATE INDEX kept ON t ((a + b));
COMMENT ON INDEX kept IS 'sum';
