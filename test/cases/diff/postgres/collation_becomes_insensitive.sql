-- A collation no longer tells cases apart, while a key has it that is referred to.
-- without: PGlite (no ICU)
-- allow: rewrite
-- old:
CREATE COLLATION c (provider = icu, locale = 'und-u-ks-level2');
CREATE TABLE t (id text COLLATE c PRIMARY KEY);
CREATE TABLE u (id text COLLATE c REFERENCES t ON UPDATE CASCADE, UNIQUE (id));
-- rows:
INSERT INTO t VALUES ('a'), ('b');
INSERT INTO u VALUES ('b');
-- new:
CREATE COLLATION c (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
CREATE TABLE t (id text COLLATE c PRIMARY KEY);
CREATE TABLE u (id text COLLATE c REFERENCES t ON UPDATE CASCADE, UNIQUE (id));
