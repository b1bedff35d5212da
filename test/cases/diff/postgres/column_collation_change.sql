-- A column goes from one collation to another, with its key.
-- allow: scan
-- old:
CREATE TABLE t (a text COLLATE "C" PRIMARY KEY, b varchar(5) COLLATE "POSIX");
-- rows:
INSERT INTO t VALUES ('a', 'B'), ('B', 'a');
-- new:
CREATE TABLE t (a text COLLATE "POSIX" PRIMARY KEY, b varchar(5) COLLATE "C");
