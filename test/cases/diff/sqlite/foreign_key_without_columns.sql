-- A key refers to another table's primary key without naming it, while that table is made again.
-- allow: rewrite
-- old:
CREATE TABLE p (id INTEGER PRIMARY KEY, v TEXT);
CREATE TABLE c (p INTEGER REFERENCES p ON DELETE CASCADE);
-- rows:
INSERT INTO p VALUES (1, 'a');
INSERT INTO c VALUES (1);
-- new:
CREATE TABLE p (id INTEGER PRIMARY KEY, v TEXT UNIQUE);
CREATE TABLE c (p INTEGER REFERENCES p ON DELETE CASCADE);
