-- Logical replication goes from an index to whole rows.
-- old:
CREATE TABLE t (a int not null);
CREATE UNIQUE INDEX i ON t (a);
ALTER TABLE t REPLICA IDENTITY USING INDEX i;
-- new:
CREATE TABLE t (a int not null);
CREATE UNIQUE INDEX i ON t (a);
ALTER TABLE t REPLICA IDENTITY FULL;
