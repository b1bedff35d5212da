-- How the indexes behind keys are kept is altered in place; marks move from one to another.
-- old:
CREATE TABLE t (a int CONSTRAINT t_key PRIMARY KEY, b int NOT NULL CONSTRAINT t_b UNIQUE, c int CONSTRAINT t_c UNIQUE WITH (fillfactor = 50));
ALTER TABLE t CLUSTER ON t_key;
ALTER TABLE t REPLICA IDENTITY USING INDEX t_b;
CREATE TABLE u (a int CONSTRAINT u_key PRIMARY KEY WITH (fillfactor = 50));
CREATE TABLE w (a int NOT NULL);
CREATE UNIQUE INDEX w_a ON w (a);
-- rows:
INSERT INTO t VALUES (1, 1, 1);
-- new:
CREATE TABLE t (a int CONSTRAINT t_key PRIMARY KEY WITH (fillfactor = 60), b int NOT NULL CONSTRAINT t_b UNIQUE WITH (fillfactor = 90), c int CONSTRAINT t_c UNIQUE WITH (fillfactor = 70));
ALTER TABLE t CLUSTER ON t_b;
ALTER TABLE t REPLICA IDENTITY USING INDEX t_key;
CREATE TABLE u (a int CONSTRAINT u_key PRIMARY KEY WITH (fillfactor = 60));
CREATE TABLE w (a int NOT NULL);
CREATE UNIQUE INDEX w_a ON w (a);
ALTER TABLE w CLUSTER ON w_a;
ALTER TABLE w REPLICA IDENTITY USING INDEX w_a;
