-- Event triggers appear, change, are switched off, and go.
-- old:
CREATE FUNCTION f() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
CREATE EVENT TRIGGER goes ON ddl_command_end EXECUTE FUNCTION f();
CREATE EVENT TRIGGER changes ON ddl_command_end EXECUTE FUNCTION f();
CREATE EVENT TRIGGER stops ON ddl_command_end EXECUTE FUNCTION f();
CREATE EVENT TRIGGER copies ON ddl_command_end EXECUTE FUNCTION f();
ALTER EVENT TRIGGER copies ENABLE REPLICA;
COMMENT ON EVENT TRIGGER changes IS 'stays';
-- new:
CREATE FUNCTION f() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
CREATE EVENT TRIGGER comes ON ddl_command_end EXECUTE FUNCTION f();
CREATE EVENT TRIGGER changes ON ddl_command_start WHEN TAG IN ('CREATE TABLE') EXECUTE FUNCTION f();
CREATE EVENT TRIGGER stops ON ddl_command_end EXECUTE FUNCTION f();
ALTER EVENT TRIGGER stops DISABLE;
CREATE EVENT TRIGGER copies ON ddl_command_end EXECUTE FUNCTION f();
ALTER EVENT TRIGGER copies ENABLE ALWAYS;
COMMENT ON EVENT TRIGGER changes IS 'stays';
