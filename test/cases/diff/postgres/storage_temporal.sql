-- A key without overlaps and a foreign key over periods.
-- since: 18
-- allow: scan
-- old:
CREATE TABLE r (id int4range, p daterange);
CREATE TABLE t (id int4range, p daterange);
-- new:
CREATE TABLE r (id int4range, p daterange, CONSTRAINT rp PRIMARY KEY (id, p WITHOUT OVERLAPS));
CREATE TABLE t (id int4range, p daterange, CONSTRAINT tf FOREIGN KEY (id, PERIOD p) REFERENCES r (id, PERIOD p));
