-- Tables are renamed that refer to each other and to themselves, and that triggers write.
-- rename: a:x
-- rename: b:y
-- allow: rewrite
-- old:
CREATE TABLE a (id INTEGER PRIMARY KEY, up INTEGER REFERENCES a (id));
CREATE TABLE b (id INTEGER PRIMARY KEY, a_id INTEGER REFERENCES a (id));
CREATE TABLE log (what TEXT);
CREATE TRIGGER of_a AFTER INSERT ON a BEGIN INSERT INTO b (a_id) VALUES (NEW.id); END;
CREATE TRIGGER of_log AFTER INSERT ON log BEGIN UPDATE a SET up = NULL WHERE id IN (SELECT a_id FROM b); END;
CREATE VIEW v AS SELECT a.id, b.id AS b FROM a JOIN b ON b.a_id = a.id;
-- rows:
INSERT INTO a VALUES (1, NULL), (2, 1);
-- new:
CREATE TABLE x (id INTEGER PRIMARY KEY, up INTEGER REFERENCES x (id));
CREATE TABLE y (id INTEGER PRIMARY KEY, a_id INTEGER REFERENCES x (id));
CREATE TABLE log (what TEXT);
CREATE TRIGGER of_a AFTER INSERT ON x BEGIN INSERT INTO y (a_id) VALUES (NEW.id); END;
CREATE TRIGGER of_log AFTER INSERT ON log BEGIN UPDATE x SET up = NULL WHERE id IN (SELECT a_id FROM y); END;
CREATE VIEW v AS SELECT x.id, y.id AS b FROM x JOIN y ON y.a_id = x.id;
