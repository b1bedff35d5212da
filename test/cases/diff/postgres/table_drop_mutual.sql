-- Tables that refer to each other, dropped at once.
-- allow: lossy
-- old:
CREATE TABLE keep (id int PRIMARY KEY, b_id int);
CREATE TABLE a (id int PRIMARY KEY, b_id int);
CREATE TABLE b (id int PRIMARY KEY, a_id int REFERENCES a);
ALTER TABLE a ADD FOREIGN KEY (b_id) REFERENCES b;
ALTER TABLE keep ADD FOREIGN KEY (b_id) REFERENCES b;
-- rows:
INSERT INTO keep VALUES (1, NULL);
-- new:
CREATE TABLE keep (id int PRIMARY KEY, b_id int);
