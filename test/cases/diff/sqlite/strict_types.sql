-- A table becomes strict while its columns change their types, and another stops.
-- allow: rewrite
-- values: may change
-- old:
CREATE TABLE t (id INTEGER PRIMARY KEY, a VARCHAR(10), b NUMERIC);
CREATE TABLE u (id INTEGER PRIMARY KEY, a TEXT, b ANY) STRICT;
-- rows:
INSERT INTO t VALUES (1, 'a', 2);
INSERT INTO u VALUES (1, 'a', 2);
-- new:
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b INT) STRICT;
CREATE TABLE u (id INTEGER PRIMARY KEY, a VARCHAR(10), b NUMERIC);
