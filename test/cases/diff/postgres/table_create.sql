-- Tables that refer to each other, created at once.
-- allow: scan
-- old:
CREATE TABLE keep (id int PRIMARY KEY);
-- rows:
INSERT INTO keep VALUES (1);
-- new:
CREATE TABLE keep (id int PRIMARY KEY);
CREATE TABLE a (id int PRIMARY KEY, b_id int, keep_id int REFERENCES keep ON DELETE CASCADE);
CREATE TABLE b (id int PRIMARY KEY, a_id int NOT NULL REFERENCES a DEFERRABLE INITIALLY DEFERRED);
ALTER TABLE a ADD FOREIGN KEY (b_id) REFERENCES b;
