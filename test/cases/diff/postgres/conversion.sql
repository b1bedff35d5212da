-- Conversions between encodings come, change, move into another schema, and go.
-- without: PGlite (no conversions come with it)
-- setup:
CREATE SCHEMA app;
-- old:
CREATE CONVERSION goes FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
CREATE CONVERSION changes FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
COMMENT ON CONVERSION changes IS 'stays';
CREATE CONVERSION moves FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
-- new:
CREATE DEFAULT CONVERSION app."comes new" FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
COMMENT ON CONVERSION app."comes new" IS 'the default';
CREATE CONVERSION changes FOR 'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1;
COMMENT ON CONVERSION changes IS 'stays';
CREATE CONVERSION app.moves FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
