-- The comment that an extension comes with is nobody's; one of somebody's own comes and goes.
-- without: PGlite (the shadow has no contrib extensions)

-- old:
CREATE EXTENSION citext;
CREATE EXTENSION hstore;
COMMENT ON EXTENSION hstore IS 'ours';
-- new:
CREATE EXTENSION citext;
COMMENT ON EXTENSION citext IS 'ours';
CREATE EXTENSION hstore;
CREATE EXTENSION pg_trgm;
