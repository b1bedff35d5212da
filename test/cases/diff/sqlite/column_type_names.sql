-- A type's name is kept as it is declared, also where models would mean another one by it; SQLite finds its own meaning.
-- allow: rewrite
-- old:
CREATE TABLE t (id integer PRIMARY KEY, a json, b text, c odd type);
-- rows:
INSERT INTO t (id, a, b) VALUES (1, '[1]', '[2]');
-- new:
CREATE TABLE t (id integer PRIMARY KEY, a json, b json, c odd type, d interval, e point, f uuid, g money);
CREATE TABLE u (id bigint PRIMARY KEY, a bytea, b time with time zone);
