-- An extension moves to another schema.
-- without: PGlite (the extension is not part of it)
-- allow: scan
-- old:
CREATE SCHEMA n;
CREATE SCHEMA m;
CREATE EXTENSION citext SCHEMA n;
CREATE TABLE t (a n.citext);
CREATE INDEX t_a ON t (a);
-- rows:
INSERT INTO t VALUES ('A');
-- new:
CREATE SCHEMA n;
CREATE SCHEMA m;
CREATE EXTENSION citext SCHEMA m;
CREATE TABLE t (a m.citext);
CREATE INDEX t_a ON t (a);
