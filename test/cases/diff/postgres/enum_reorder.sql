-- Values change places.
-- allow: rewrite
-- old:
CREATE TYPE mood AS ENUM ('a', 'b', 'c');
CREATE TABLE t (m mood);
-- rows:
INSERT INTO t VALUES ('b');
-- new:
CREATE TYPE mood AS ENUM ('c', 'b', 'a');
CREATE TABLE t (m mood);
