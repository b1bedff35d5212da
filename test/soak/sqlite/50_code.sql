-- feature: view
-- variant
CREATE VIEW v$n AS SELECT id, a FROM t1;
-- variant
CREATE VIEW v$n (one, two) AS SELECT id, a FROM t1 WHERE b <> 'it''s';
-- variant
CREATE VIEW v$n AS SELECT t1.id, x FROM t1 JOIN t2 ON t1_id = t1.id;

-- feature: views on views
-- variant
CREATE VIEW low$n AS SELECT id, a FROM t1;
CREATE VIEW high$n AS SELECT id FROM low$n;
-- variant
CREATE VIEW low$n AS SELECT id, b AS a FROM t1;
CREATE VIEW high$n AS SELECT id, a FROM low$n;

-- feature: trigger
-- variant
CREATE TRIGGER tr$n AFTER INSERT ON t1 BEGIN UPDATE t1 SET b = 'x' WHERE id = NEW.id; END;
-- variant
CREATE TRIGGER tr$n BEFORE UPDATE OF a, b ON t1 FOR EACH ROW WHEN NEW.a > 1000 BEGIN SELECT CASE WHEN 1 THEN RAISE(IGNORE) END; END;
-- variant
CREATE TRIGGER tr$n AFTER DELETE ON t2 BEGIN INSERT INTO t1 (b) VALUES ('gone; really'); DELETE FROM t1 WHERE id = OLD.id; END;

-- feature: trigger on a view
-- variant
CREATE VIEW door$n AS SELECT id, b FROM t1;
CREATE TRIGGER enter$n INSTEAD OF INSERT ON door$n BEGIN INSERT INTO t1 (id, b) VALUES (NEW.id, NEW.b); END;
-- variant
CREATE VIEW door$n AS SELECT id, b, d FROM t1;
CREATE TRIGGER enter$n INSTEAD OF INSERT ON door$n BEGIN INSERT INTO t1 (id, b, d) VALUES (NEW.id, NEW.b, NEW.d); END;
-- variant
CREATE VIEW door$n AS SELECT id, b FROM t1;
