-- What is said about a composite type and its fields stays when the type is made again, and comes with a new one.
-- allow: lossy, rewrite
-- old:
CREATE TYPE size AS (w integer, h integer, gone integer);
CREATE TABLE boxes (id integer, size size);
COMMENT ON TYPE size IS 'How large';
COMMENT ON COLUMN size.h IS 'Up';
COMMENT ON COLUMN size.gone IS 'Gone';
-- new:
CREATE TYPE size AS (h integer, w bigint);
CREATE TABLE boxes (id integer, size size);
COMMENT ON TYPE size IS 'How large';
COMMENT ON COLUMN size.h IS 'Up';
CREATE TYPE place AS (x integer);
COMMENT ON TYPE place IS 'A place';
COMMENT ON COLUMN place.x IS 'Right';
