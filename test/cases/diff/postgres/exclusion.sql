-- An exclusion constraint comes with what it leaves out.
-- allow: scan
-- old:
CREATE TABLE t (room int, during int4range);
-- rows:
INSERT INTO t VALUES (1, '[1,3)'), (1, '[5,9)');
-- new:
CREATE TABLE t (room int, during int4range, CONSTRAINT no_overlap EXCLUDE USING gist (during WITH &&) WHERE (room > 0));
