-- Values change places in an enum that a partition key is of, and the default of an array: the table is made anew, and said to be.
-- allow: rewrite, lossy
-- old:
CREATE TYPE level AS ENUM ('low', 'mid', 'high');
CREATE TABLE t (l level NOT NULL, all_of level[] DEFAULT '{low,high}') PARTITION BY LIST (l);
CREATE TABLE t_low PARTITION OF t FOR VALUES IN ('low');
CREATE TABLE t_rest PARTITION OF t DEFAULT;
-- new:
CREATE TYPE level AS ENUM ('high', 'mid', 'low');
CREATE TABLE t (l level NOT NULL, all_of level[] DEFAULT '{low,high}') PARTITION BY LIST (l);
CREATE TABLE t_low PARTITION OF t FOR VALUES IN ('low');
CREATE TABLE t_rest PARTITION OF t DEFAULT;
