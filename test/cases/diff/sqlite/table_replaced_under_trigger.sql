-- A table becomes a view, and a view a table, under triggers of others that write to them.
-- allow: lossy
-- old:
CREATE TABLE t (a INTEGER);
CREATE TABLE log (a INTEGER, b TEXT);
CREATE VIEW door AS SELECT a FROM t;
CREATE TRIGGER enter INSTEAD OF INSERT ON door BEGIN INSERT INTO t VALUES (NEW.a); END;
CREATE TRIGGER writes AFTER INSERT ON t BEGIN INSERT INTO log (a) VALUES (NEW.a); END;
-- rows:
INSERT INTO t VALUES (1);
-- new:
CREATE TABLE t (a INTEGER);
CREATE TABLE logged (a INTEGER, b TEXT);
CREATE VIEW log AS SELECT a, b FROM logged;
CREATE TRIGGER fill INSTEAD OF INSERT ON log BEGIN INSERT INTO logged VALUES (NEW.a, NEW.b); END;
CREATE TABLE door (a INTEGER);
CREATE TRIGGER writes AFTER INSERT ON t BEGIN INSERT INTO log (a) VALUES (NEW.a); END;
