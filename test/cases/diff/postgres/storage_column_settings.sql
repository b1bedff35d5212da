-- How values of columns are stored, compressed and counted.
-- old:
CREATE TABLE t (a text, b text);
-- rows:
INSERT INTO t VALUES ('a','b');
-- new:
CREATE TABLE t (a text, b text);
ALTER TABLE t ALTER a SET STORAGE external, ALTER b SET STATISTICS 77, ALTER b SET (n_distinct=5), ALTER a SET COMPRESSION pglz;
