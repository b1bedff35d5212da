-- Logical replication is sent whole old rows.
-- old:
CREATE TABLE t (a int);
-- new:
CREATE TABLE t (a int);
ALTER TABLE t REPLICA IDENTITY FULL;
