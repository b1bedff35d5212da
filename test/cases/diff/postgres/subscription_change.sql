-- A subscription goes to another server for more.
-- without: PGlite (no replication)
-- old:
CREATE SUBSCRIPTION s CONNECTION 'host=127.0.0.1 port=1 dbname=x' PUBLICATION p WITH (connect = false, slot_name = 's');
-- new:
CREATE SUBSCRIPTION s CONNECTION 'host=127.0.0.1 port=2 dbname=x' PUBLICATION p, q WITH (connect = false, slot_name = 'z', binary = true);
COMMENT ON SUBSCRIPTION s IS 'x';
