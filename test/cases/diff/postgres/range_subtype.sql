-- A range type gets another subtype while a column holds its values, which cannot be kept by themselves.
-- fails: Changing the range type r
-- old:
CREATE TYPE r AS RANGE (subtype = int);
CREATE TABLE t (a r);
-- new:
CREATE TYPE r AS RANGE (subtype = bigint);
CREATE TABLE t (a r);
