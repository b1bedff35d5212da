-- Privileges for columns stay or come when those for the whole table go, which takes them along.

-- old:
CREATE TABLE t (id integer, v text);
GRANT SELECT ON t TO PUBLIC;
GRANT SELECT (id) ON t TO PUBLIC;
CREATE TABLE u (id integer, v text);
GRANT ALL ON u TO PUBLIC;
CREATE TABLE w (id integer, v text);
GRANT SELECT, UPDATE ON w TO PUBLIC;
GRANT UPDATE (v) ON w TO PUBLIC;
-- new:
CREATE TABLE t (id integer, v text);
GRANT SELECT (id) ON t TO PUBLIC;
CREATE TABLE u (id integer, v text);
GRANT SELECT (id) ON u TO PUBLIC;
CREATE TABLE w (id integer, v text);
GRANT SELECT ON w TO PUBLIC;
GRANT UPDATE (v) ON w TO PUBLIC;
