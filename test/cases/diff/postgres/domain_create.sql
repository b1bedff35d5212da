-- A domain with everything, and columns of it.
-- old:
-- new:
CREATE DOMAIN email AS text COLLATE "C" DEFAULT 'x@y' NOT NULL CONSTRAINT has_at CHECK (VALUE ~ '@');
CREATE TABLE t (a email, b email[]);
COMMENT ON DOMAIN email IS 'hi';
