-- A sequence changes its options; its place stays. Another one gets an owner.
-- old:
CREATE SEQUENCE s START 10;
CREATE TABLE t (id int);
CREATE SEQUENCE o;
-- rows:
INSERT INTO t VALUES (1);
-- new:
CREATE SEQUENCE s START 10 INCREMENT 5 MINVALUE 5 MAXVALUE 1000 CACHE 3 CYCLE;
CREATE TABLE t (id int);
CREATE SEQUENCE o OWNED BY t.id;
