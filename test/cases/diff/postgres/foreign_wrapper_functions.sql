-- Wrappers of foreign data are served by other functions.
-- without: PGlite (the extensions are not part of it)
-- setup:
CREATE EXTENSION postgres_fdw;
CREATE EXTENSION file_fdw;
-- old:
CREATE FOREIGN DATA WRAPPER a;
CREATE FOREIGN DATA WRAPPER b HANDLER file_fdw_handler VALIDATOR file_fdw_validator;
-- new:
CREATE FOREIGN DATA WRAPPER a HANDLER file_fdw_handler;
CREATE FOREIGN DATA WRAPPER b HANDLER postgres_fdw_handler VALIDATOR postgres_fdw_validator;
