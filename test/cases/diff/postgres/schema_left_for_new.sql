-- Tables leave a schema that goes for one that comes.
-- rename: old_name.t:new_name.t
-- old:
CREATE SCHEMA old_name;
CREATE TABLE old_name.t (id int CONSTRAINT t_key PRIMARY KEY, m text);
CREATE VIEW v AS SELECT id FROM old_name.t;
COMMENT ON SCHEMA old_name IS 'one';
-- rows:
INSERT INTO old_name.t VALUES (1, 'a');
-- new:
CREATE SCHEMA new_name;
CREATE TABLE new_name.t (id int CONSTRAINT t_key PRIMARY KEY, m text);
CREATE VIEW v AS SELECT id FROM new_name.t;
COMMENT ON SCHEMA new_name IS 'two';
