-- A table is not dropped from under a trigger of another one that goes on naming it.
-- allow: lossy
-- fails: the trigger t.writes names it and would no longer work
-- old:
CREATE TABLE t (a INTEGER);
CREATE TABLE log (a INTEGER);
CREATE TRIGGER writes AFTER INSERT ON t BEGIN INSERT INTO log VALUES (NEW.a); END;
-- rows:
INSERT INTO t VALUES (1);
-- new:
CREATE TABLE t (a INTEGER);
CREATE TRIGGER writes AFTER INSERT ON t BEGIN INSERT INTO log VALUES (NEW.a); END;
