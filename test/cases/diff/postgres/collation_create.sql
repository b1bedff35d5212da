-- A collation, a column and an index with it.
-- allow: scan
-- old:
-- new:
CREATE COLLATION mine (provider = libc, locale = 'C');
CREATE TABLE t (a text COLLATE mine);
CREATE INDEX i ON t (a COLLATE mine);
