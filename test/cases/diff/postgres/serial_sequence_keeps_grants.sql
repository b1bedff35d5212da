-- A serial becomes an identity; what may be done with its sequence stays.
-- allow: rewrite
-- old:
CREATE TABLE t (id serial, v text);
GRANT USAGE ON SEQUENCE t_id_seq TO pg_read_all_data WITH GRANT OPTION;
GRANT SELECT ON SEQUENCE t_id_seq TO pg_monitor;
-- rows:
INSERT INTO t (v) VALUES ('a');
-- new:
CREATE TABLE t (id integer GENERATED ALWAYS AS IDENTITY, v text);
GRANT USAGE ON SEQUENCE t_id_seq TO pg_read_all_data WITH GRANT OPTION;
GRANT UPDATE ON SEQUENCE t_id_seq TO pg_monitor;
