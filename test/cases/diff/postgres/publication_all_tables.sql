-- A publication is of all tables, and then of one.
-- old:
CREATE TABLE t (a int PRIMARY KEY);
CREATE PUBLICATION p FOR ALL TABLES;
-- new:
CREATE TABLE t (a int PRIMARY KEY);
CREATE PUBLICATION p FOR TABLE t;
