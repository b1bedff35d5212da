-- A text with a check becomes an enum.
-- allow: rewrite
-- old:
CREATE TABLE t (id int PRIMARY KEY, m text DEFAULT 'ok' CHECK (m IN ('ok', 'bad')));
-- rows:
INSERT INTO t VALUES (1, 'bad');
-- new:
CREATE TYPE mood AS ENUM ('ok', 'bad');
CREATE TABLE t (id int PRIMARY KEY, m mood DEFAULT 'ok');
