-- A range type that a column is of is not made otherwise: its values cannot be kept.
-- fails: Changing the range type r, of which columns are, is not possible
-- old:
CREATE TYPE r AS RANGE (subtype = text, collation = "C");
CREATE TABLE t (r r);
-- new:
CREATE TYPE r AS RANGE (subtype = text, collation = "POSIX");
CREATE TABLE t (r r);
