-- A domain is made of another type, below a view and an index.
-- allow: rewrite
-- old:
CREATE DOMAIN d AS int CONSTRAINT pos CHECK (VALUE > 0);
CREATE TABLE t (a d DEFAULT 3, b d[]);
CREATE VIEW v AS SELECT a FROM t;
CREATE INDEX i ON t (a);
-- rows:
INSERT INTO t VALUES (7, '{1,2}');
-- new:
CREATE DOMAIN d AS bigint CONSTRAINT pos CHECK (VALUE > 0);
CREATE TABLE t (a d DEFAULT 3, b d[]);
CREATE VIEW v AS SELECT a FROM t;
CREATE INDEX i ON t (a);
