-- An access method for indexes changes its handler: it and the indexes that it keeps are made again.
-- allow: scan
-- setup:
CREATE FUNCTION handles(internal) RETURNS index_am_handler LANGUAGE internal STRICT AS 'hashhandler';
CREATE TABLE t (a integer);
-- old:
CREATE ACCESS METHOD tree TYPE INDEX HANDLER hashhandler;
COMMENT ON ACCESS METHOD tree IS 'stays';
CREATE OPERATOR CLASS tree_integer DEFAULT FOR TYPE integer USING tree AS OPERATOR 1 =, FUNCTION 1 hashint4(integer);
CREATE INDEX by_tree ON t USING tree (a);
-- rows:
INSERT INTO t VALUES (1), (2);
-- new:
CREATE ACCESS METHOD tree TYPE INDEX HANDLER handles;
COMMENT ON ACCESS METHOD tree IS 'stays';
CREATE OPERATOR CLASS tree_integer DEFAULT FOR TYPE integer USING tree AS OPERATOR 1 =, FUNCTION 1 hashint4(integer);
CREATE INDEX by_tree ON t USING tree (a);
