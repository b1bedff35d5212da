-- The keys of indexes change.
-- allow: scan
-- old:
CREATE TABLE t (a TEXT, b INTEGER);
CREATE INDEX collated ON t (a COLLATE NOCASE);
CREATE INDEX expression ON t ((lower(a)));
CREATE INDEX plain ON t (b);
CREATE INDEX partial ON t (a);
CREATE INDEX partially ON t (a) WHERE b > 0;
CREATE INDEX directed ON t (a, b DESC);
-- new:
CREATE TABLE t (a TEXT, b INTEGER);
CREATE INDEX collated ON t (a COLLATE RTRIM);
CREATE INDEX expression ON t (b);
CREATE INDEX plain ON t ((b + 1));
CREATE INDEX partial ON t (a) WHERE b > 0;
CREATE INDEX partially ON t (a) WHERE b > 1;
CREATE UNIQUE INDEX directed ON t (a DESC, b);
