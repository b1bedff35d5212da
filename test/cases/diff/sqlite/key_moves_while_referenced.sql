-- The primary key moves to another column while another table refers to the old one.
-- allow: rewrite
-- old:
CREATE TABLE p (id INTEGER PRIMARY KEY, code TEXT UNIQUE NOT NULL);
CREATE TABLE c (id INTEGER PRIMARY KEY, p_id INTEGER REFERENCES p (id) ON DELETE CASCADE);
-- rows:
INSERT INTO p VALUES (1, 'a'), (2, 'b');
INSERT INTO c VALUES (10, 1), (20, 2);
-- new:
CREATE TABLE p (id INTEGER NOT NULL UNIQUE, code TEXT NOT NULL PRIMARY KEY);
CREATE TABLE c (id INTEGER PRIMARY KEY, p_id INTEGER REFERENCES p (id) ON DELETE CASCADE);
