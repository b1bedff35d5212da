-- A table becomes a part of an extension: it is not dropped.
-- without: PGlite (the shadow has no contrib extensions)
-- fails: The table t becomes a part of the extension hstore
-- old:
CREATE EXTENSION hstore;
CREATE TABLE t (a int);
-- rows:
INSERT INTO t VALUES (1);
-- new:
CREATE EXTENSION hstore;
CREATE TABLE t (a int);
ALTER EXTENSION hstore ADD TABLE t;
