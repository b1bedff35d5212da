-- A collation that columns have is not made otherwise: that is said, with the way round.
-- fails: Changing the collation one, of which columns are, is not possible
-- old:
CREATE COLLATION one (locale = 'C');
CREATE TABLE t (a text COLLATE one);
-- new:
CREATE COLLATION one (locale = 'POSIX');
CREATE TABLE t (a text COLLATE one);
