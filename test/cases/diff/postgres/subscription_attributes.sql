-- Subscriptions appear, change how they run, and go.
-- without: PGlite (no replication)
-- old:
CREATE SUBSCRIPTION goes CONNECTION 'dbname=nowhere' PUBLICATION p WITH (connect = false);
CREATE SUBSCRIPTION changes CONNECTION 'dbname=nowhere' PUBLICATION p WITH (connect = false, slot_name = NONE, synchronous_commit = local);
-- new:
CREATE SUBSCRIPTION comes CONNECTION 'dbname=nowhere' PUBLICATION p WITH (connect = false);
CREATE SUBSCRIPTION changes CONNECTION 'dbname=nowhere' PUBLICATION p WITH (connect = false, slot_name = NONE, synchronous_commit = remote_write, binary);
