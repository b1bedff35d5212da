-- A column is renamed that everything speaks of.
-- rename: t.old:t.new
-- allow: rewrite
-- old:
CREATE TABLE r (id INTEGER PRIMARY KEY);
CREATE TABLE t (id INTEGER PRIMARY KEY, old INTEGER, kept INTEGER, sum INTEGER AS (old + kept) VIRTUAL, CONSTRAINT positive CHECK (old > 0), CONSTRAINT to_r FOREIGN KEY (old) REFERENCES r (id));
CREATE INDEX t_both ON t (kept, old);
CREATE INDEX t_where ON t (kept) WHERE old > 1;
CREATE TRIGGER touch AFTER UPDATE OF old, kept ON t WHEN NEW.old > 5 BEGIN UPDATE t SET kept = NEW.old WHERE id = NEW.id; END;
CREATE VIEW v AS SELECT id, old AS o, kept FROM t;
-- rows:
INSERT INTO r VALUES (1);
INSERT INTO t (id, old, kept) VALUES (1, 1, 2);
-- new:
CREATE TABLE r (id INTEGER PRIMARY KEY);
CREATE TABLE t (id INTEGER PRIMARY KEY, new INTEGER, kept INTEGER, sum INTEGER AS (new + kept) VIRTUAL, CONSTRAINT positive CHECK (new > 0), CONSTRAINT to_r FOREIGN KEY (new) REFERENCES r (id));
CREATE INDEX t_both ON t (kept, new);
CREATE INDEX t_where ON t (kept) WHERE new > 1;
CREATE TRIGGER touch AFTER UPDATE OF new, kept ON t WHEN NEW.new > 5 BEGIN UPDATE t SET kept = NEW.new WHERE id = NEW.id; END;
CREATE VIEW v AS SELECT id, new AS o, kept FROM t;
