-- The type of a column changes that children have, with views, defaults and indexes of their own.
-- allow: rewrite
-- old:
CREATE TABLE p (a int DEFAULT 1, b int);
CREATE TABLE c (x int) INHERITS (p);
CREATE INDEX c_a ON c (a);
CREATE VIEW v AS SELECT a FROM c;
ALTER TABLE c ALTER a SET DEFAULT 5;
CREATE TABLE part (k int, a int) PARTITION BY LIST (k);
CREATE TABLE part1 PARTITION OF part FOR VALUES IN (1);
CREATE VIEW pv AS SELECT a FROM part1;
CREATE INDEX part1_a ON part1 (a) WHERE a > 0;
-- rows:
INSERT INTO c VALUES (1, 2, 3);
INSERT INTO part VALUES (1, 2);
-- new:
CREATE TABLE p (a text DEFAULT '1', b int);
CREATE TABLE c (x int) INHERITS (p);
CREATE INDEX c_a ON c (a);
CREATE VIEW v AS SELECT a FROM c;
ALTER TABLE c ALTER a SET DEFAULT '5';
CREATE TABLE part (k int, a bigint) PARTITION BY LIST (k);
CREATE TABLE part1 PARTITION OF part FOR VALUES IN (1);
CREATE VIEW pv AS SELECT a FROM part1;
CREATE INDEX part1_a ON part1 (a) WHERE a > 0;
