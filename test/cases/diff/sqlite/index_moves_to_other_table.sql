-- An index goes to another table under the same name, and so does a trigger.
-- allow: scan
-- old:
CREATE TABLE t (a INTEGER);
CREATE TABLE u (a INTEGER);
CREATE INDEX i ON t (a);
CREATE TRIGGER g AFTER INSERT ON t BEGIN SELECT 1; END;
-- rows:
INSERT INTO t VALUES (1);
INSERT INTO u VALUES (1);
-- new:
CREATE TABLE t (a INTEGER);
CREATE TABLE u (a INTEGER);
CREATE INDEX i ON u (a);
CREATE TRIGGER g AFTER INSERT ON u BEGIN SELECT 1; END;
