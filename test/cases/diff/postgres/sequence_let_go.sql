-- A default lets go of its sequence, which is dropped: the column stays.
-- allow: lossy
-- old:
CREATE SEQUENCE s;
CREATE TABLE t (id int DEFAULT nextval('s'), a text);
-- rows:
INSERT INTO t (a) VALUES ('x');
-- new:
CREATE TABLE t (id int, a text);
