-- A table and a column of it are renamed at once, under an index, a trigger, a view and a foreign key.
-- rename: users:people
-- rename: people.name:people.full_name
-- allow: rewrite
-- old:
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE posts (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id));
CREATE INDEX by_name ON users (name);
CREATE VIEW names AS SELECT name AS n FROM users;
CREATE TRIGGER changed AFTER UPDATE ON users BEGIN UPDATE posts SET id = id WHERE user_id = NEW.id; END;
-- rows:
INSERT INTO users VALUES (1, 'a');
INSERT INTO posts VALUES (1, 1);
-- new:
CREATE TABLE people (id INTEGER PRIMARY KEY, full_name TEXT);
CREATE TABLE posts (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES people (id));
CREATE INDEX by_name ON people (full_name);
CREATE VIEW names AS SELECT full_name AS n FROM people;
CREATE TRIGGER changed AFTER UPDATE ON people BEGIN UPDATE posts SET id = id WHERE user_id = NEW.id; END;
