-- Three tables begin to refer to each other in a circle, three others go in one.
-- allow: lossy, scan
-- old:
CREATE TABLE a (id int PRIMARY KEY, b_id int);
CREATE TABLE b (id int PRIMARY KEY, c_id int);
CREATE TABLE c (id int PRIMARY KEY, a_id int);
CREATE TABLE x (id int PRIMARY KEY, y_id int);
CREATE TABLE y (id int PRIMARY KEY, z_id int);
CREATE TABLE z (id int PRIMARY KEY, x_id int REFERENCES x);
ALTER TABLE x ADD CONSTRAINT x_y FOREIGN KEY (y_id) REFERENCES y;
ALTER TABLE y ADD CONSTRAINT y_z FOREIGN KEY (z_id) REFERENCES z;
-- rows:
INSERT INTO a VALUES (1, 1);
INSERT INTO b VALUES (1, 1);
INSERT INTO c VALUES (1, 1);
-- new:
CREATE TABLE a (id int PRIMARY KEY, b_id int);
CREATE TABLE b (id int PRIMARY KEY, c_id int);
CREATE TABLE c (id int PRIMARY KEY, a_id int CONSTRAINT c_a REFERENCES a DEFERRABLE);
ALTER TABLE a ADD CONSTRAINT a_b FOREIGN KEY (b_id) REFERENCES b;
ALTER TABLE b ADD CONSTRAINT b_c FOREIGN KEY (c_id) REFERENCES c ON DELETE CASCADE;
