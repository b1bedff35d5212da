-- A table is stored by its key from now on, and another one by rowid again.
-- allow: rewrite
-- old:
CREATE TABLE a (id text PRIMARY KEY NOT NULL, n integer);
CREATE TABLE b (id text PRIMARY KEY NOT NULL, n integer) WITHOUT ROWID;
-- rows:
INSERT INTO a VALUES ('x', 1);
INSERT INTO b VALUES ('y', 2);
-- new:
CREATE TABLE a (id text PRIMARY KEY NOT NULL, n integer) WITHOUT ROWID;
CREATE TABLE b (id text PRIMARY KEY NOT NULL, n integer);
