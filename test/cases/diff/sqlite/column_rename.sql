-- A column is renamed under an index, a check, a view, a trigger and a foreign key.
-- allow: rewrite
-- rename: t.a:t.b
-- old:
CREATE TABLE t (id INTEGER PRIMARY KEY, a INTEGER UNIQUE CHECK (a > 0));
CREATE TABLE u (a INTEGER REFERENCES t (a));
CREATE INDEX t_expr ON t ((a + 1)) WHERE a > 5;
CREATE VIEW v AS SELECT a AS x FROM t;
CREATE TRIGGER tr AFTER UPDATE OF a ON t BEGIN DELETE FROM u WHERE u.a = OLD.a; END;
-- rows:
INSERT INTO t VALUES (1, 2);
INSERT INTO u VALUES (2);
-- new:
CREATE TABLE t (id INTEGER PRIMARY KEY, b INTEGER UNIQUE CHECK (b > 0));
CREATE TABLE u (a INTEGER REFERENCES t (b));
CREATE INDEX t_expr ON t ((b + 1)) WHERE b > 5;
CREATE VIEW v AS SELECT b AS x FROM t;
CREATE TRIGGER tr AFTER UPDATE OF b ON t BEGIN DELETE FROM u WHERE u.a = OLD.b; END;
