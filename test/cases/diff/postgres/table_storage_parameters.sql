-- Storage parameters are set, changed and reset in place.
-- old:
CREATE TABLE t (id int) WITH (fillfactor = 70, autovacuum_enabled = false);
-- rows:
INSERT INTO t VALUES (1);
-- new:
CREATE TABLE t (id int) WITH (fillfactor = 80, toast.autovacuum_enabled = false);
