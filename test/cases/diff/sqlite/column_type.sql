-- A column gets another type: the table is rebuilt, and its view, index and trigger stay.
-- allow: rewrite
-- old:
CREATE TABLE users (id INTEGER PRIMARY KEY, age TEXT);
CREATE INDEX users_age_idx ON users (age);
CREATE VIEW ages AS SELECT age FROM users;
-- rows:
INSERT INTO users VALUES (1, '7'), (9, NULL);
-- new:
CREATE TABLE users (id INTEGER PRIMARY KEY, age INTEGER);
CREATE INDEX users_age_idx ON users (age);
CREATE VIEW ages AS SELECT age FROM users;
