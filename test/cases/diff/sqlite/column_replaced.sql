-- A column goes and another one with its name and another type comes.
-- allow: rewrite, lossy
-- values: may change
-- old:
CREATE TABLE t (id INTEGER PRIMARY KEY, a BLOB, b TEXT);
CREATE VIEW v AS SELECT a, b FROM t;
-- rows:
INSERT INTO t VALUES (1, x'00ff', 'y');
-- new:
CREATE TABLE t (id INTEGER PRIMARY KEY, b TEXT, a REAL);
CREATE VIEW v AS SELECT a, b FROM t;
