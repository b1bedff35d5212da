-- A table loses its primary key and gets a unique one, and the other way round.
-- allow: rewrite
-- old:
CREATE TABLE a (id INTEGER NOT NULL, v TEXT, PRIMARY KEY (id, v));
CREATE TABLE b (id INTEGER NOT NULL, v TEXT, UNIQUE (id, v));
-- rows:
INSERT INTO a VALUES (1, 'x');
INSERT INTO b VALUES (1, 'x');
-- new:
CREATE TABLE a (id INTEGER NOT NULL, v TEXT, UNIQUE (id, v));
CREATE TABLE b (id INTEGER NOT NULL, v TEXT, PRIMARY KEY (id, v));
