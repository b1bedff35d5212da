-- An access method cannot change its handler while a table is kept by it.
-- fails: Changing the access method kept while the table t is kept by it is not possible
-- setup:
CREATE FUNCTION handles(internal) RETURNS table_am_handler LANGUAGE internal STRICT AS 'heap_tableam_handler';
-- old:
CREATE ACCESS METHOD kept TYPE TABLE HANDLER heap_tableam_handler;
CREATE TABLE t (a integer) USING kept;
-- new:
CREATE ACCESS METHOD kept TYPE TABLE HANDLER handles;
CREATE TABLE t (a integer) USING kept;
