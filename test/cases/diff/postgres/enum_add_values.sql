-- Values are added at the end, at the beginning and in the middle, in place.
-- old:
CREATE TYPE mood AS ENUM ('ok', 'happy');
CREATE TABLE t (m mood DEFAULT 'ok');
-- rows:
INSERT INTO t VALUES ('happy');
-- new:
CREATE TYPE mood AS ENUM ('sad', 'ok', 'good', 'happy', 'great');
CREATE TABLE t (m mood DEFAULT 'ok');
