-- Tables and materialized views are kept by another access method.
-- since: 15
-- allow: rewrite
-- setup:
CREATE ACCESS METHOD case_one TYPE TABLE HANDLER heap_tableam_handler;
CREATE ACCESS METHOD case_two TYPE TABLE HANDLER heap_tableam_handler;
-- old:
CREATE TABLE a (x int);
CREATE TABLE b (x int) USING case_one;
CREATE MATERIALIZED VIEW m AS SELECT x FROM a;
CREATE MATERIALIZED VIEW n USING case_one AS SELECT x FROM a;
-- rows:
INSERT INTO a VALUES (1);
INSERT INTO b VALUES (1);
-- new:
CREATE TABLE a (x int) USING case_one;
CREATE TABLE b (x int) USING case_two;
CREATE MATERIALIZED VIEW m USING case_one AS SELECT x FROM a;
CREATE MATERIALIZED VIEW n USING case_two AS SELECT x FROM a;
