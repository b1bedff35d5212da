-- Keys of partitioning call a function and use a class that are made again: no row could stay where it is.
-- allow: lossy, rewrite
-- old:
CREATE FUNCTION bucket(x int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT x';
CREATE TABLE p (a int) PARTITION BY LIST (bucket(a));
CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);
CREATE OPERATOR CLASS oc FOR TYPE int4 USING btree AS OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >, FUNCTION 1 btint4cmp(int4,int4);
CREATE TABLE q (a int) PARTITION BY RANGE (a oc);
-- new:
CREATE FUNCTION bucket(x int) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT x::bigint';
CREATE TABLE p (a int) PARTITION BY LIST (bucket(a));
CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);
CREATE OPERATOR CLASS oc2 FOR TYPE int4 USING btree AS OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >, FUNCTION 1 btint4cmp(int4,int4);
CREATE TABLE q (a int) PARTITION BY RANGE (a oc2);
