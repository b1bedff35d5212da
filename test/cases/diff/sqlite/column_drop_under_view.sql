-- A view no longer reads the dropped column; a trigger and a view on the view stay.
-- allow: rewrite, lossy
-- old:
CREATE TABLE t (id INTEGER PRIMARY KEY, a INTEGER, b TEXT);
CREATE TABLE log (id INTEGER);
CREATE VIEW v AS SELECT id, a, b FROM t;
CREATE VIEW w AS SELECT id FROM v;
CREATE TRIGGER tr AFTER INSERT ON t BEGIN INSERT INTO log VALUES (NEW.id); END;
-- rows:
INSERT INTO t VALUES (1, 2, 'x');
-- new:
CREATE TABLE t (id INTEGER PRIMARY KEY, b TEXT);
CREATE TABLE log (id INTEGER);
CREATE VIEW v AS SELECT id, b FROM t;
CREATE VIEW w AS SELECT id FROM v;
CREATE TRIGGER tr AFTER INSERT ON t BEGIN INSERT INTO log VALUES (NEW.id); END;
