-- Another index becomes the one of CLUSTER and of logical replication.
-- old:
CREATE TABLE t (a int not null, b int not null);
CREATE UNIQUE INDEX i ON t (a);
CREATE UNIQUE INDEX j ON t (b);
ALTER TABLE t REPLICA IDENTITY USING INDEX i;
ALTER TABLE t CLUSTER ON i;
-- new:
CREATE TABLE t (a int not null, b int not null);
CREATE UNIQUE INDEX i ON t (a);
CREATE UNIQUE INDEX j ON t (b);
ALTER TABLE t REPLICA IDENTITY USING INDEX j;
ALTER TABLE t CLUSTER ON j;
