-- A table with a serial key is renamed below a view, and a column of it, too.
-- rename: users:people
-- rename: people.name:people.full_name
-- old:
CREATE TABLE users (id serial PRIMARY KEY, name text NOT NULL CHECK (name <> ''));
CREATE VIEW names AS SELECT id, name FROM users;
CREATE INDEX by_name ON users (lower(name));
-- rows:
INSERT INTO users (name) VALUES ('a'), ('b');
-- new:
CREATE SEQUENCE users_id_seq AS integer;
CREATE TABLE people (id integer DEFAULT nextval('users_id_seq') NOT NULL, full_name text NOT NULL CONSTRAINT users_name_check CHECK (full_name <> ''), CONSTRAINT users_pkey PRIMARY KEY (id));
ALTER SEQUENCE users_id_seq OWNED BY people.id;
CREATE VIEW names AS SELECT id, full_name AS name FROM people;
CREATE INDEX by_name ON people (lower(full_name));
