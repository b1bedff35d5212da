-- A serial becomes an identity, whose sequence is new and would come with default privileges.
-- allow: rewrite
-- setup:
ALTER DEFAULT PRIVILEGES GRANT USAGE ON SEQUENCES TO pg_monitor WITH GRANT OPTION;
-- old:
CREATE TABLE t (id serial, v text);
REVOKE ALL ON SEQUENCE t_id_seq FROM pg_monitor;
-- rows:
INSERT INTO t (v) VALUES ('a');
-- new:
CREATE TABLE t (id smallint GENERATED ALWAYS AS IDENTITY, v text);
REVOKE ALL ON SEQUENCE t_id_seq FROM pg_monitor;
