-- A table refers to itself.
-- allow: scan
-- old:
CREATE TABLE t (id int PRIMARY KEY, parent int);
-- rows:
INSERT INTO t VALUES (1, NULL), (2, 1);
-- new:
CREATE TABLE t (id int PRIMARY KEY, parent int REFERENCES t ON DELETE SET NULL);
