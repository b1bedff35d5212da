-- A column of an enum becomes text, and the enum goes: the values stay.
-- allow: rewrite
-- old:
CREATE TYPE mood AS ENUM ('ok', 'bad');
CREATE TABLE t (id int PRIMARY KEY, m mood NOT NULL DEFAULT 'ok');
-- rows:
INSERT INTO t VALUES (1, 'bad');
-- new:
CREATE TABLE t (id int PRIMARY KEY, m text NOT NULL DEFAULT 'ok');
