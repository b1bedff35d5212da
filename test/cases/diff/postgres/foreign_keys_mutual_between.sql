-- Two tables that refer to each other go, two come, and one that stays refers to both.
-- allow: lossy, scan
-- old:
CREATE TABLE a (id int PRIMARY KEY, b int);
CREATE TABLE b (id int PRIMARY KEY, a int REFERENCES a);
ALTER TABLE a ADD FOREIGN KEY (b) REFERENCES b;
CREATE TABLE s (id int PRIMARY KEY, a int REFERENCES a);
-- new:
CREATE TABLE c (id int PRIMARY KEY, d int);
CREATE TABLE d (id int PRIMARY KEY, c int REFERENCES c);
ALTER TABLE c ADD FOREIGN KEY (d) REFERENCES d;
CREATE TABLE s (id int PRIMARY KEY, a int, c int REFERENCES c);
ALTER TABLE c ADD s int REFERENCES s;
