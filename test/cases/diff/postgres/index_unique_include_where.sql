-- Indexes become unique, cover more columns and hold fewer rows.
-- allow: scan
-- old:
CREATE TABLE t (a text, b int, c int);
CREATE INDEX uniquely ON t (b);
CREATE INDEX covering ON t (a);
CREATE INDEX covering_more ON t (a) INCLUDE (b);
CREATE INDEX partial ON t (a);
CREATE INDEX partially ON t (a) WHERE b > 0;
CREATE UNIQUE INDEX nulls ON t (c);
-- rows:
INSERT INTO t VALUES ('a', 1, 1), ('b', 2, 2);
-- new:
CREATE TABLE t (a text, b int, c int);
CREATE UNIQUE INDEX uniquely ON t (b);
CREATE INDEX covering ON t (a) INCLUDE (b);
CREATE INDEX covering_more ON t (a) INCLUDE (b, c);
CREATE INDEX partial ON t (a) WHERE b > 0;
CREATE INDEX partially ON t (a) WHERE b > 1;
CREATE UNIQUE INDEX nulls ON t (c) WHERE c IS NOT NULL;
