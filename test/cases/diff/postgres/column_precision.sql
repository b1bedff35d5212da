-- A number and a time keep more digits.
-- allow: rewrite
-- values: may change
-- old:
CREATE TABLE t (id int PRIMARY KEY, n numeric(8,2), at timestamp(0));
-- rows:
INSERT INTO t VALUES (1, 1.25, '2024-01-02 03:04:05');
-- new:
CREATE TABLE t (id int PRIMARY KEY, n numeric(10,4), at timestamp(3));
