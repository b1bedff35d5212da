-- An identity column numbers the rows that are there, which writes the table anew.
-- allow: rewrite
-- old:
CREATE TABLE t (a text);
-- rows:
INSERT INTO t VALUES ('x'), ('y');
-- new:
CREATE TABLE t (a text, id bigint GENERATED ALWAYS AS IDENTITY (START WITH 100 INCREMENT BY 5));
