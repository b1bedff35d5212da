-- Access methods come and go, with the tables, views, classes and indexes that they keep.
-- allow: scan, lossy
-- setup:
CREATE TABLE stays (a integer);
-- old:
CREATE ACCESS METHOD goes TYPE TABLE HANDLER heap_tableam_handler;
CREATE TABLE in_goes (a integer) USING goes;
CREATE MATERIALIZED VIEW seen USING goes AS SELECT 1 AS a;
-- new:
CREATE ACCESS METHOD "comes new" TYPE TABLE HANDLER heap_tableam_handler;
COMMENT ON ACCESS METHOD "comes new" IS 'a heap';
CREATE TABLE in_comes (a integer) USING "comes new";
CREATE ACCESS METHOD tree TYPE INDEX HANDLER hashhandler;
CREATE OPERATOR CLASS tree_integer DEFAULT FOR TYPE integer USING tree AS OPERATOR 1 =, FUNCTION 1 hashint4(integer);
CREATE INDEX by_tree ON stays USING tree (a);
