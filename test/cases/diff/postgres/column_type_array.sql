-- Arrays of one type become arrays of another.
-- allow: rewrite
-- old:
CREATE TABLE t (id int PRIMARY KEY, a int[] DEFAULT '{1,2}', b varchar(5)[]);
-- rows:
INSERT INTO t VALUES (1, '{3}', '{x}');
-- new:
CREATE TABLE t (id int PRIMARY KEY, a bigint[] DEFAULT '{1,2}', b text[]);
