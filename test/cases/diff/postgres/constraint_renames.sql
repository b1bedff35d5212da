-- Constraints and indexes are called otherwise; nothing is made again.
-- old:
CREATE TABLE r (id int CONSTRAINT r_old PRIMARY KEY, code text CONSTRAINT r_code_old UNIQUE);
CREATE TABLE t (id int CONSTRAINT t_old PRIMARY KEY, r_id int CONSTRAINT t_r_old REFERENCES r (id), n int CONSTRAINT t_n_old CHECK (n > 0), p int4range CONSTRAINT t_p_old NOT NULL);
ALTER TABLE t ADD CONSTRAINT t_x_old EXCLUDE USING gist (p WITH &&);
CREATE INDEX t_i_old ON t (n);
COMMENT ON CONSTRAINT t_n_old ON t IS 'stays';
COMMENT ON INDEX t_i_old IS 'stays';
-- rows:
INSERT INTO r VALUES (1, 'a');
INSERT INTO t VALUES (1, 1, 1, '[1,2)');
-- new:
CREATE TABLE r (id int CONSTRAINT r_new PRIMARY KEY, code text CONSTRAINT r_code_new UNIQUE);
CREATE TABLE t (id int CONSTRAINT t_new PRIMARY KEY, r_id int CONSTRAINT t_r_new REFERENCES r (id), n int CONSTRAINT t_n_new CHECK (n > 0), p int4range CONSTRAINT t_p_new NOT NULL);
ALTER TABLE t ADD CONSTRAINT t_x_new EXCLUDE USING gist (p WITH &&);
CREATE INDEX t_i_new ON t (n);
COMMENT ON CONSTRAINT t_n_new ON t IS 'stays';
COMMENT ON INDEX t_i_new IS 'stays';
