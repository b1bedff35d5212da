-- A table gets its first long column together with a parameter for long values.
-- old:
CREATE TABLE t (id int);
-- new:
CREATE TABLE t (id int, v text) WITH (fillfactor = 80, toast.autovacuum_enabled = false);
