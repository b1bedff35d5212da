-- Foreign tables inherit and are partitions.
-- old:
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER s FOREIGN DATA WRAPPER w;
CREATE TABLE above (a int, b text);
CREATE TABLE other (a int, b text);
CREATE TABLE parted (a int, b text) PARTITION BY RANGE (a);
CREATE TABLE parted_too (a int, b text) PARTITION BY RANGE (a);
CREATE SCHEMA apart;
CREATE TABLE apart.parted (a int, b text) PARTITION BY RANGE (a);
CREATE TABLE apart.above (a int, b text);
CREATE FOREIGN TABLE heir (a int, b text) SERVER s;
CREATE FOREIGN TABLE heir_of (a int, b text) INHERITS (above) SERVER s;
CREATE FOREIGN TABLE heir_away (a int, b text) INHERITS (above) SERVER s;
CREATE FOREIGN TABLE part (a int, b text) SERVER s;
CREATE FOREIGN TABLE part_of PARTITION OF parted FOR VALUES FROM (0) TO (10) SERVER s;
CREATE FOREIGN TABLE part_moves PARTITION OF parted FOR VALUES FROM (10) TO (20) SERVER s;
CREATE FOREIGN TABLE part_away PARTITION OF parted FOR VALUES FROM (20) TO (30) SERVER s;
-- new:
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER s FOREIGN DATA WRAPPER w;
CREATE TABLE above (a int, b text);
CREATE TABLE other (a int, b text);
CREATE TABLE parted (a int, b text) PARTITION BY RANGE (a);
CREATE TABLE parted_too (a int, b text) PARTITION BY RANGE (a);
CREATE SCHEMA apart;
CREATE TABLE apart.parted (a int, b text) PARTITION BY RANGE (a);
CREATE TABLE apart.above (a int, b text);
CREATE FOREIGN TABLE heir (a int, b text) INHERITS (above) SERVER s;
CREATE FOREIGN TABLE heir_of (a int, b text) INHERITS (other) SERVER s;
CREATE FOREIGN TABLE heir_away (a int, b text) INHERITS (apart.above) SERVER s;
CREATE FOREIGN TABLE part PARTITION OF parted FOR VALUES FROM (30) TO (40) SERVER s;
CREATE FOREIGN TABLE part_of PARTITION OF parted FOR VALUES FROM (0) TO (5) SERVER s;
CREATE FOREIGN TABLE part_moves PARTITION OF parted_too FOR VALUES FROM (10) TO (20) SERVER s;
CREATE FOREIGN TABLE part_away PARTITION OF apart.parted FOR VALUES FROM (20) TO (30) SERVER s;
