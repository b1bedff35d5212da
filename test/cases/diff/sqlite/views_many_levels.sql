-- Views over views over views change at the bottom and at the top, with a trigger on the topmost.
-- allow: rewrite
-- rename: t.b:t.c
-- old:
CREATE TABLE t (id INTEGER PRIMARY KEY, a INTEGER, b INTEGER);
CREATE VIEW v1 AS SELECT id, a, b FROM t;
CREATE VIEW v2 AS SELECT id, a + b AS s FROM v1;
CREATE VIEW v3 AS SELECT id, s FROM v2 WHERE s > (SELECT avg(s) FROM v2);
CREATE TRIGGER v3_i INSTEAD OF INSERT ON v3 BEGIN INSERT INTO t (id, a) VALUES (NEW.id, NEW.s); END;
-- rows:
INSERT INTO t VALUES (1, 2, 3);
-- new:
CREATE TABLE t (id INTEGER PRIMARY KEY, a INTEGER NOT NULL, c INTEGER);
CREATE VIEW v1 AS SELECT id, a, c AS b FROM t;
CREATE VIEW v2 AS SELECT id, a + b AS s FROM v1;
CREATE VIEW v3 AS SELECT id, s, 1 AS one FROM v2 WHERE s > (SELECT max(s) FROM v2);
CREATE TRIGGER v3_i INSTEAD OF INSERT ON v3 BEGIN INSERT INTO t (id, a) VALUES (NEW.id, NEW.s); END;
