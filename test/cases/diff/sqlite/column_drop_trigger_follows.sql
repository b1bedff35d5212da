-- A column goes that a trigger wrote, and the trigger no longer does.
-- allow: rewrite, lossy
-- old:
CREATE TABLE t (id INTEGER PRIMARY KEY, a INTEGER, b TEXT);
CREATE TABLE log (what TEXT, b TEXT);
CREATE TRIGGER g AFTER UPDATE OF a, b ON t BEGIN INSERT INTO log VALUES ('t', NEW.b); END;
-- rows:
INSERT INTO t VALUES (1, 2, 'x');
UPDATE t SET a = 3;
-- new:
CREATE TABLE t (id INTEGER PRIMARY KEY, a INTEGER);
CREATE TABLE log (what TEXT);
CREATE TRIGGER g AFTER UPDATE OF a ON t BEGIN INSERT INTO log VALUES ('t'); END;
