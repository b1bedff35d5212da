-- A range type with a column of it.
-- old:
-- new:
CREATE TYPE fr AS RANGE (subtype = float8, subtype_diff = float8mi);
CREATE TABLE t (a fr);
