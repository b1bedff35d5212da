-- A function of a language stops being handed values by a transform, which goes; the language is no longer trusted, or granted.
-- since: 18
-- setup:
CREATE FUNCTION from_sql(internal) RETURNS internal LANGUAGE internal IMMUTABLE STRICT AS 'textin';
DO $$ BEGIN CREATE ROLE case_speaker; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
-- old:
CREATE FUNCTION handles() RETURNS language_handler LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler';
CREATE TRUSTED LANGUAGE speech HANDLER handles;
GRANT USAGE ON LANGUAGE speech TO case_speaker;
CREATE TRANSFORM FOR integer LANGUAGE speech (FROM SQL WITH FUNCTION from_sql(internal));
CREATE FUNCTION said(integer) RETURNS integer TRANSFORM FOR TYPE integer LANGUAGE speech AS 'BEGIN RETURN $1; END';
CREATE VIEW speaks AS SELECT said(1) AS n;
-- new:
CREATE LANGUAGE speech HANDLER plpgsql_call_handler;
CREATE FUNCTION said(integer) RETURNS integer LANGUAGE speech AS 'BEGIN RETURN $1; END';
CREATE VIEW speaks AS SELECT said(1) AS n;
