-- An exclusion constraint gets covering columns and storage parameters.
-- allow: scan
-- old:
CREATE TABLE t (a int, r int4range, EXCLUDE USING gist (r WITH &&));
-- new:
CREATE TABLE t (a int, r int4range, EXCLUDE USING gist (r WITH &&) INCLUDE (a) WITH (fillfactor=60));
