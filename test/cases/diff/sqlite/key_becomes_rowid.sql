-- The key of a table becomes its rowid, and rows that refer to it stay.
-- allow: rewrite
-- old:
CREATE TABLE p (id INT PRIMARY KEY, v TEXT);
CREATE TABLE c (p INT REFERENCES p (id) ON DELETE CASCADE);
-- rows:
INSERT INTO p (rowid, id, v) VALUES (1, 30, 'a'), (2, 20, 'b');
INSERT INTO c VALUES (20), (30);
-- new:
CREATE TABLE p (id INTEGER PRIMARY KEY, v TEXT);
CREATE TABLE c (p INT REFERENCES p (id) ON DELETE CASCADE);
