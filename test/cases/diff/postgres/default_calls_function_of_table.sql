-- The default of a table calls a function that reads the table, and both change.
-- allow: scan
-- old:
CREATE TABLE t (id int PRIMARY KEY, a int);
CREATE FUNCTION next_of() RETURNS int LANGUAGE sql AS 'SELECT coalesce(max(id), 0) + 1 FROM t';
ALTER TABLE t ALTER id SET DEFAULT next_of();
-- rows:
INSERT INTO t (a) VALUES (1), (2);
-- new:
CREATE TABLE t (id int PRIMARY KEY, a int, b text DEFAULT 'x');
CREATE FUNCTION next_of() RETURNS int LANGUAGE sql STABLE AS 'SELECT coalesce(max(id), 0) + 10 FROM t';
CREATE FUNCTION length_of() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT max(length(t.b)) FROM t; END;
ALTER TABLE t ALTER id SET DEFAULT next_of();
ALTER TABLE t ALTER a SET DEFAULT length_of();
