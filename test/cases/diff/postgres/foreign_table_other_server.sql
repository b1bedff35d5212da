-- Foreign tables move to another server, or become children: they hold no rows, so they are made again.
-- without: PGlite (no foreign data)
-- old:
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER here FOREIGN DATA WRAPPER w;
CREATE TABLE near (id integer NOT NULL, v text);
CREATE FOREIGN TABLE other () INHERITS (near) SERVER here;
CREATE FOREIGN TABLE moved (id bigint, v text) SERVER here OPTIONS (a 'b');
CREATE FOREIGN TABLE child (id integer NOT NULL, v text, w date) SERVER here;
CREATE VIEW seen AS SELECT id FROM moved;
COMMENT ON COLUMN moved.v IS 'V';
-- new:
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER there FOREIGN DATA WRAPPER w;
CREATE TABLE near (id integer NOT NULL, v text);
CREATE FOREIGN TABLE other () INHERITS (near) SERVER there;
CREATE FOREIGN TABLE moved (id integer NOT NULL, w date, v text) SERVER there OPTIONS (a 'b');
CREATE FOREIGN TABLE child (w date) INHERITS (near) SERVER there;
CREATE VIEW seen AS SELECT id FROM moved;
COMMENT ON COLUMN moved.v IS 'V';
