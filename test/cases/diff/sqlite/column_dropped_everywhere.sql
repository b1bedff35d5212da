-- A column goes that an index, a check, a trigger, a view and a foreign key spoke of.
-- allow: rewrite, lossy
-- old:
CREATE TABLE r (id INTEGER PRIMARY KEY);
CREATE TABLE t (id INTEGER PRIMARY KEY, gone INTEGER, kept INTEGER, sum INTEGER AS (gone + kept) VIRTUAL, CONSTRAINT positive CHECK (gone > 0), CONSTRAINT to_r FOREIGN KEY (gone) REFERENCES r (id));
CREATE INDEX t_both ON t (kept, gone);
CREATE INDEX t_where ON t (kept) WHERE gone > 1;
CREATE TRIGGER touch AFTER UPDATE OF gone, kept ON t BEGIN UPDATE t SET kept = 1 WHERE id = NEW.id AND NEW.gone > 0; END;
CREATE VIEW v AS SELECT id, gone, kept FROM t;
-- rows:
INSERT INTO r VALUES (1);
INSERT INTO t (id, gone, kept) VALUES (1, 1, 2);
DELETE FROM t;
-- new:
CREATE TABLE r (id INTEGER PRIMARY KEY);
CREATE TABLE t (id INTEGER PRIMARY KEY, kept INTEGER);
CREATE INDEX t_both ON t (kept);
CREATE TRIGGER touch AFTER UPDATE OF kept ON t BEGIN UPDATE t SET kept = 1 WHERE id = NEW.id; END;
CREATE VIEW v AS SELECT id, kept FROM t;
