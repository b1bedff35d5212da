-- A foreign key goes to a table that is made anew, partitioned.
-- allow: rewrite, lossy
-- old:
CREATE TABLE p (id int CONSTRAINT p_key PRIMARY KEY, a text);
CREATE TABLE c (id int PRIMARY KEY, p_id int CONSTRAINT c_p REFERENCES p (id));
CREATE VIEW v AS SELECT c.id, p.a FROM c JOIN p ON p.id = c.p_id;
COMMENT ON TABLE p IS 'stays';
-- new:
CREATE TABLE p (id int CONSTRAINT p_key PRIMARY KEY, a text) PARTITION BY RANGE (id);
CREATE TABLE p_1 PARTITION OF p FOR VALUES FROM (1) TO (100);
CREATE TABLE c (id int PRIMARY KEY, p_id int CONSTRAINT c_p REFERENCES p (id));
CREATE VIEW v AS SELECT c.id, p.a FROM c JOIN p ON p.id = c.p_id;
COMMENT ON TABLE p IS 'stays';
