-- A view that can be written to stays so while the table below it is rebuilt.
-- allow: rewrite
-- old:
CREATE TABLE t (id integer PRIMARY KEY, name text);
CREATE VIEW v AS SELECT id, name FROM t;
CREATE TRIGGER v_insert INSTEAD OF INSERT ON v BEGIN INSERT INTO t (id, name) VALUES (NEW.id, NEW.name); END;
-- rows:
INSERT INTO v VALUES (1, 'x');
-- new:
CREATE TABLE t (id integer PRIMARY KEY, name text NOT NULL);
CREATE VIEW v AS SELECT id, name FROM t;
CREATE TRIGGER v_insert INSTEAD OF INSERT ON v BEGIN INSERT INTO t (id, name) VALUES (NEW.id, upper(NEW.name)); END;
