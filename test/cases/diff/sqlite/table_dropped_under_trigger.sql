-- A table goes that the trigger of another table wrote to.
-- allow: lossy
-- old:
CREATE TABLE t (a INTEGER);
CREATE TABLE log (a INTEGER);
CREATE TRIGGER writes AFTER INSERT ON t BEGIN INSERT INTO log VALUES (NEW.a); END;
-- rows:
INSERT INTO t VALUES (1);
-- new:
CREATE TABLE t (a INTEGER);
