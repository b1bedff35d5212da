-- A table for searching appears with the triggers that fill it, and one for areas goes.
-- allow: lossy
-- old:
CREATE TABLE t (id INTEGER PRIMARY KEY, body TEXT);
-- rows:
INSERT INTO t VALUES (1, 'hello');
-- new:
CREATE TABLE t (id INTEGER PRIMARY KEY, body TEXT, note TEXT);
CREATE TRIGGER touch AFTER UPDATE OF body ON t BEGIN UPDATE t SET note = 'x' WHERE id = NEW.id; END;
