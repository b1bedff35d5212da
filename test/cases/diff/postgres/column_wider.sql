-- A column that a view and an index read becomes wider: nothing is written anew.
-- old:
CREATE TABLE users (id int PRIMARY KEY, name varchar(10) NOT NULL);
CREATE INDEX users_name_idx ON users (name);
CREATE VIEW names AS SELECT id, name FROM users WHERE name <> '';
-- rows:
INSERT INTO users VALUES (1, 'Ada'), (2, 'Bob');
-- new:
CREATE TABLE users (id int PRIMARY KEY, name varchar(20) NOT NULL);
CREATE INDEX users_name_idx ON users (name);
CREATE VIEW names AS SELECT id, name FROM users WHERE name <> '';
