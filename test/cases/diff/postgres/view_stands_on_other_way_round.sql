-- A view that stood on another one is what that stands on from now on, and a column below both changes its type.
-- allow: rewrite
-- old:
CREATE TABLE t (id integer PRIMARY KEY, a integer);
CREATE VIEW low AS SELECT id, a FROM t;
CREATE VIEW high AS SELECT id FROM low;
COMMENT ON VIEW high IS 'High';
-- rows:
INSERT INTO t VALUES (1, 2);
-- new:
CREATE TABLE t (id integer PRIMARY KEY, a bigint);
CREATE VIEW high AS SELECT id, a FROM t;
CREATE VIEW low AS SELECT id FROM high;
COMMENT ON VIEW high IS 'High';
