-- Generated columns are computed when they are read, or stored, or neither.
-- since: 18
-- allow: rewrite
-- old:
CREATE TABLE t (id int PRIMARY KEY, a int, lazy int GENERATED ALWAYS AS (a + 1) VIRTUAL, eager int GENERATED ALWAYS AS (a * 2) STORED, changed int GENERATED ALWAYS AS (a * 4) VIRTUAL);
-- rows:
INSERT INTO t VALUES (1, 5);
-- new:
CREATE TABLE t (id int PRIMARY KEY, a int, lazy int GENERATED ALWAYS AS (a + 1) STORED, eager int GENERATED ALWAYS AS (a * 2) VIRTUAL, changed int GENERATED ALWAYS AS (a * 5) VIRTUAL);
