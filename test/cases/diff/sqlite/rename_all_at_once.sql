-- A table, its columns, index, trigger and view are all called otherwise.
-- allow: scan
-- rename: users:people
-- rename: people.name:people.full_name
-- old:
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT CHECK (name <> ''), "first name" TEXT, total INTEGER AS (length(name)));
CREATE INDEX users_name ON users (name) WHERE name IS NOT NULL;
CREATE TABLE log (who TEXT);
CREATE TRIGGER users_log AFTER UPDATE OF name ON users WHEN NEW.name <> OLD.name BEGIN INSERT INTO log VALUES (OLD.name); END;
-- rows:
INSERT INTO users (id, name) VALUES (1, 'ann');
-- new:
CREATE TABLE people (id INTEGER PRIMARY KEY, full_name TEXT CHECK (full_name <> ''), "first name" TEXT, total INTEGER AS (length(full_name)));
CREATE INDEX people_name ON people (full_name) WHERE full_name IS NOT NULL;
CREATE TABLE log (who TEXT);
CREATE TRIGGER people_log AFTER UPDATE OF full_name ON people WHEN NEW.full_name <> OLD.full_name BEGIN INSERT INTO log VALUES (OLD.full_name); END;
