-- A table is renamed with what refers to it.
-- rename: users:accounts
-- old:
CREATE TABLE users (id INTEGER PRIMARY KEY AUTOINCREMENT, email TEXT);
CREATE TABLE posts (user_id INTEGER REFERENCES users (id));
CREATE INDEX email_idx ON users (email);
CREATE VIEW v AS SELECT id FROM posts, users;
-- rows:
INSERT INTO users VALUES (41, 'a@b.c');
INSERT INTO posts VALUES (41);
-- new:
CREATE TABLE accounts (id INTEGER PRIMARY KEY AUTOINCREMENT, email TEXT);
CREATE TABLE posts (user_id INTEGER REFERENCES accounts (id));
CREATE INDEX email_idx ON accounts (email);
CREATE VIEW v AS SELECT id FROM posts, accounts;
