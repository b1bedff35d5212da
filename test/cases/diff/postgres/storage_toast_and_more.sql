-- A table without columns gets its first long one, and parameters for long values among other things.
-- allow: rewrite

-- old:
CREATE TABLE notes ();

-- new:
CREATE UNLOGGED TABLE notes (body text) WITH (fillfactor = 70, toast.autovacuum_enabled = false);
