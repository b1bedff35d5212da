-- A function reads a table whose default calls the function; both are new, and both go.
-- allow: lossy
-- old:
CREATE TABLE keep (a int);
-- new:
CREATE TABLE keep (a int);
CREATE TABLE t (id int);
CREATE FUNCTION next_id() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT coalesce(max(t.id), 0) + 1 FROM t; END;
ALTER TABLE t ALTER id SET DEFAULT next_id();
CREATE TABLE u (id int);
CREATE FUNCTION next_u() RETURNS int LANGUAGE sql AS 'SELECT coalesce(max(id), 0) + 1 FROM u';
ALTER TABLE u ALTER id SET DEFAULT next_u();
