-- Indexes change, appear and go; those with expressions and conditions stay.
-- allow: scan
-- old:
CREATE TABLE t (a INTEGER, b TEXT);
CREATE INDEX changed ON t (a);
CREATE INDEX dropped ON t (b);
CREATE INDEX kept ON t (lower(b)) WHERE a > 0;
-- rows:
INSERT INTO t VALUES (1, 'x');
-- new:
CREATE TABLE t (a INTEGER, b TEXT);
CREATE UNIQUE INDEX changed ON t (a DESC, b COLLATE NOCASE);
CREATE INDEX kept ON t (lower(b)) WHERE a > 0;
CREATE INDEX added ON t ((a + 1)) WHERE b IS NOT NULL;
