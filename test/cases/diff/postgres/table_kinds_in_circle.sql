-- A table, a view, a materialized view and a foreign table each become the next, under a view of all four.
-- allow: rewrite, lossy
-- old:
CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w;
CREATE TABLE src (a int);
CREATE TABLE one (a int); CREATE INDEX i1 ON one (a); COMMENT ON TABLE one IS '1';
CREATE VIEW two AS SELECT a FROM src; COMMENT ON VIEW two IS '2';
CREATE MATERIALIZED VIEW three AS SELECT a FROM src; CREATE INDEX i3 ON three (a);
CREATE FOREIGN TABLE four (a int) SERVER s;
CREATE VIEW all4 AS SELECT one.a FROM one, two, three, four;
GRANT SELECT ON one, two, three, four TO PUBLIC;
-- new:
CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w;
CREATE TABLE src (a int);
CREATE FOREIGN TABLE one (a int) SERVER s; COMMENT ON FOREIGN TABLE one IS '1';
CREATE TABLE two (a int); CREATE INDEX i1 ON two (a);  COMMENT ON TABLE two IS '2';
CREATE VIEW three AS SELECT a FROM src;
CREATE MATERIALIZED VIEW four AS SELECT a FROM src; CREATE INDEX i3 ON four (a);
CREATE VIEW all4 AS SELECT one.a FROM one, two, three, four;
GRANT SELECT ON one, two, three, four TO PUBLIC;
