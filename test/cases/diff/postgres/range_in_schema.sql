-- A range type and its multirange live in another schema, and columns are of either.
-- old:
CREATE SCHEMA app;
-- new:
CREATE SCHEMA app;
CREATE TYPE app.r AS RANGE (subtype = int);
CREATE TABLE t (a app.r, b app.r_multirange[]);
