-- Tables and an enum move into two schemas with what belongs to them.
-- rename: app.users:auth.users
-- rename: app.posts:blog.posts
-- rename: app.mood:blog.mood
-- allow: rewrite
-- old:
CREATE SCHEMA app;
CREATE SCHEMA auth;
CREATE SCHEMA blog;
CREATE TYPE app.mood AS ENUM ('a', 'b');
CREATE TABLE app.users (id int GENERATED ALWAYS AS IDENTITY CONSTRAINT users_pkey PRIMARY KEY, name text);
CREATE TABLE app.posts (id int CONSTRAINT posts_pkey PRIMARY KEY, user_id int CONSTRAINT posts_user REFERENCES app.users (id), mood app.mood DEFAULT 'a');
CREATE INDEX posts_user_id ON app.posts (user_id);
COMMENT ON TABLE app.posts IS 'stays';
-- rows:
INSERT INTO app.users (name) VALUES ('a');
INSERT INTO app.posts VALUES (1, 1);
-- new:
CREATE SCHEMA app;
CREATE SCHEMA auth;
CREATE SCHEMA blog;
CREATE TYPE blog.mood AS ENUM ('a', 'b');
CREATE TABLE auth.users (id int GENERATED ALWAYS AS IDENTITY CONSTRAINT users_pkey PRIMARY KEY, name text);
CREATE TABLE blog.posts (id int CONSTRAINT posts_pkey PRIMARY KEY, user_id int CONSTRAINT posts_user REFERENCES auth.users (id), mood blog.mood DEFAULT 'a');
CREATE INDEX posts_user_id ON blog.posts (user_id);
COMMENT ON TABLE blog.posts IS 'stays';
