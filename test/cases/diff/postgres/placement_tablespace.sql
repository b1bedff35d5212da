-- Tables, keys, indexes and materialized views move between tablespaces.
-- without: PGlite (it has one place)
-- allow: rewrite
-- old:
CREATE TABLE a (x int CONSTRAINT a_key PRIMARY KEY, y int CONSTRAINT a_y UNIQUE, r int4range, CONSTRAINT a_r EXCLUDE USING gist (r WITH &&));
CREATE INDEX a_xy ON a (x, y);
CREATE MATERIALIZED VIEW m AS SELECT x FROM a;
CREATE TABLE b (x int, y int, r int4range, CONSTRAINT b_key PRIMARY KEY (x) USING INDEX TABLESPACE case_fast, CONSTRAINT b_y UNIQUE (y) USING INDEX TABLESPACE case_fast,
  CONSTRAINT b_r EXCLUDE USING gist (r WITH &&) USING INDEX TABLESPACE case_fast) TABLESPACE case_fast;
CREATE INDEX b_xy ON b (x, y) TABLESPACE case_fast;
CREATE MATERIALIZED VIEW n TABLESPACE case_fast AS SELECT x FROM b;
-- rows:
INSERT INTO a VALUES (1, 1, '[1,2)');
INSERT INTO b VALUES (1, 1, '[1,2)');
-- new:
CREATE TABLE a (x int, y int, r int4range, CONSTRAINT a_key PRIMARY KEY (x) USING INDEX TABLESPACE case_fast, CONSTRAINT a_y UNIQUE (y) USING INDEX TABLESPACE case_fast,
  CONSTRAINT a_r EXCLUDE USING gist (r WITH &&) USING INDEX TABLESPACE case_fast) TABLESPACE case_fast;
CREATE INDEX a_xy ON a (x, y) TABLESPACE case_fast;
CREATE MATERIALIZED VIEW m TABLESPACE case_fast AS SELECT x FROM a;
CREATE TABLE b (x int, y int, r int4range, CONSTRAINT b_key PRIMARY KEY (x) USING INDEX TABLESPACE case_slow, CONSTRAINT b_y UNIQUE (y) USING INDEX TABLESPACE case_slow,
  CONSTRAINT b_r EXCLUDE USING gist (r WITH &&) USING INDEX TABLESPACE case_slow) TABLESPACE case_slow;
CREATE INDEX b_xy ON b (x, y) TABLESPACE case_slow;
CREATE MATERIALIZED VIEW n TABLESPACE case_slow AS SELECT x FROM b;
