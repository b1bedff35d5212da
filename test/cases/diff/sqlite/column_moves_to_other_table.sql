-- A column moves into a table of its own, under a view that joins both.
-- allow: rewrite, lossy
-- old:
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, bio TEXT);
CREATE VIEW people AS SELECT id, name, bio FROM users;
-- rows:
INSERT INTO users VALUES (1, 'a', 'b');
-- new:
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE profiles (user_id INTEGER PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE, bio TEXT);
CREATE VIEW people AS SELECT id, name, bio FROM users LEFT JOIN profiles ON user_id = id;
