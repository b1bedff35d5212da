-- A table and the function of its trigger are renamed at once.
-- rename: users:people
-- old:
CREATE TABLE users (id int PRIMARY KEY, seen int);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN new.seen := 1; RETURN new; END';
CREATE TRIGGER touch BEFORE UPDATE OF seen ON users FOR EACH ROW WHEN (new.seen IS NULL) EXECUTE FUNCTION touch();
COMMENT ON TRIGGER touch ON users IS 'stays';
-- rows:
INSERT INTO users VALUES (1, 2);
-- new:
CREATE TABLE people (id int CONSTRAINT users_pkey PRIMARY KEY, seen int);
CREATE FUNCTION mark() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN new.seen := 1; RETURN new; END';
CREATE TRIGGER touch BEFORE UPDATE OF seen ON people FOR EACH ROW WHEN (new.seen IS NULL) EXECUTE FUNCTION mark();
COMMENT ON TRIGGER touch ON people IS 'stays';
