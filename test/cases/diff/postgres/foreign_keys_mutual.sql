-- Two tables refer to each other.
-- allow: scan
-- old:
-- new:
CREATE TABLE a (id int primary key, b int);
CREATE TABLE b (id int primary key, a int REFERENCES a);
ALTER TABLE a ADD FOREIGN KEY (b) REFERENCES b;
