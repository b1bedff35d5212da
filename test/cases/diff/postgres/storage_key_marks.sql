-- The indexes behind keys bear marks and storage parameters.
-- old:
CREATE TABLE t (a int primary key, b int not null unique);
-- new:
CREATE TABLE t (a int primary key WITH (fillfactor=50), b int not null unique);
ALTER TABLE t REPLICA IDENTITY USING INDEX t_b_key;
ALTER TABLE t CLUSTER ON t_pkey;
