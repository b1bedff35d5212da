-- What is inherited changes in the child, too.
-- allow: rewrite
-- old:
CREATE TABLE a (x int, CONSTRAINT k CHECK (x > 0));
CREATE TABLE b (z int) INHERITS (a);
-- rows:
INSERT INTO b VALUES (5, 6);
-- new:
CREATE TABLE a (x bigint, q int, CONSTRAINT k CHECK (x > 1));
CREATE TABLE b (z int) INHERITS (a);
