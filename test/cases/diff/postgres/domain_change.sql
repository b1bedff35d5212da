-- A domain changes in place, below a column with rows.
-- allow: scan
-- old:
CREATE DOMAIN d AS int CONSTRAINT pos CHECK (VALUE > 0);
CREATE TABLE t (a d);
-- rows:
INSERT INTO t VALUES (7);
-- new:
CREATE DOMAIN d AS int DEFAULT 5 NOT NULL CONSTRAINT pos CHECK (VALUE > 1) CONSTRAINT small CHECK (VALUE < 100);
CREATE TABLE t (a d);
