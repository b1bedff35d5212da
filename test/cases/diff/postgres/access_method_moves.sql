-- A table moves to an access method that is new, and away from one that goes.
-- since: 15
-- allow: rewrite
-- old:
CREATE ACCESS METHOD old_heap TYPE TABLE HANDLER heap_tableam_handler;
CREATE TABLE t (a integer) USING old_heap;
-- rows:
INSERT INTO t VALUES (1), (2);
-- new:
CREATE ACCESS METHOD new_heap TYPE TABLE HANDLER heap_tableam_handler;
CREATE TABLE t (a integer) USING new_heap;
