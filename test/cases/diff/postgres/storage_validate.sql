-- A check and a foreign key are validated.
-- allow: scan
-- old:
CREATE TABLE u (a int primary key);
CREATE TABLE t (a int);
ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID;
ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES u NOT VALID;
-- new:
CREATE TABLE u (a int primary key);
CREATE TABLE t (a int, CONSTRAINT c CHECK (a > 0), CONSTRAINT f FOREIGN KEY (a) REFERENCES u);
