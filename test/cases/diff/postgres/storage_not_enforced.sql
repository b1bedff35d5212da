-- A check and a foreign key begin to be enforced.
-- since: 18
-- allow: scan
-- old:
CREATE TABLE u (a int primary key);
CREATE TABLE t (a int, CONSTRAINT c CHECK (a > 0) NOT ENFORCED, CONSTRAINT f FOREIGN KEY (a) REFERENCES u NOT ENFORCED);
-- new:
CREATE TABLE u (a int primary key);
CREATE TABLE t (a int, CONSTRAINT c CHECK (a > 0), CONSTRAINT f FOREIGN KEY (a) REFERENCES u);
