-- A column lets go of an enum and keeps its values.
-- allow: rewrite
-- old:
CREATE TYPE e AS ENUM ('a');
CREATE TABLE t (id int, m e);
-- rows:
INSERT INTO t VALUES (1, 'a');
-- new:
CREATE TABLE t (id int, m text);
