-- A table gives two columns to a new one, and the rest stays.
-- allow: rewrite, lossy
-- old:
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, street TEXT, town TEXT);
CREATE VIEW addresses AS SELECT id, street, town FROM users;
-- rows:
INSERT INTO users VALUES (1, 'a', 'b', 'c');
-- new:
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE addresses (id INTEGER PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE, street TEXT, town TEXT);
