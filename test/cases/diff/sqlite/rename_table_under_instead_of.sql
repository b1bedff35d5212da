-- A table is renamed under a view that writes to it, with a trigger of another table.
-- allow: rewrite
-- rename: t:tt
-- old:
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT);
CREATE TABLE o (id INTEGER PRIMARY KEY);
CREATE VIEW v AS SELECT id, a FROM t;
CREATE TRIGGER vi INSTEAD OF INSERT ON v BEGIN INSERT INTO t (id, a) VALUES (NEW.id, NEW.a); END;
CREATE TRIGGER oi AFTER INSERT ON o BEGIN UPDATE t SET a = 'x' WHERE t.id = NEW.id; DELETE FROM t WHERE id IN (SELECT max(t.id) FROM t); END;
-- rows:
INSERT INTO t VALUES (1, 'a');
-- new:
CREATE TABLE tt (id INTEGER PRIMARY KEY, a TEXT CHECK (a <> ''));
CREATE TABLE o (id INTEGER PRIMARY KEY);
CREATE VIEW v AS SELECT id, a FROM tt;
CREATE TRIGGER vi INSTEAD OF INSERT ON v BEGIN INSERT INTO tt (id, a) VALUES (NEW.id, NEW.a); END;
CREATE TRIGGER oi AFTER INSERT ON o BEGIN UPDATE tt SET a = 'x' WHERE tt.id = NEW.id; DELETE FROM tt WHERE id IN (SELECT max(tt.id) FROM tt); END;
