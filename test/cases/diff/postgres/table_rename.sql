-- A table is renamed with everything that lives in it and refers to it.
-- rename: users:accounts
-- old:
CREATE TABLE users (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, email text UNIQUE);
CREATE TABLE posts (user_id int REFERENCES users);
CREATE INDEX users_lower_idx ON users (lower(email));
COMMENT ON TABLE users IS 'people';
-- rows:
INSERT INTO users (email) VALUES ('a@b.c');
INSERT INTO posts VALUES (1);
-- new:
CREATE TABLE accounts (id int GENERATED ALWAYS AS IDENTITY, email text, CONSTRAINT users_pkey PRIMARY KEY (id), CONSTRAINT users_email_key UNIQUE (email));
CREATE TABLE posts (user_id int REFERENCES accounts);
CREATE INDEX users_lower_idx ON accounts (lower(email));
COMMENT ON TABLE accounts IS 'people';
