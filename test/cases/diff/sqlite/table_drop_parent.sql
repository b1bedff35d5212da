-- A table goes that another one referred to.
-- allow: rewrite, lossy
-- old:
CREATE TABLE p (id INTEGER PRIMARY KEY);
CREATE TABLE c (id INTEGER PRIMARY KEY, p_id INTEGER REFERENCES p (id) ON DELETE CASCADE);
-- rows:
INSERT INTO p VALUES (1);
INSERT INTO c VALUES (5, NULL);
-- new:
CREATE TABLE c (id INTEGER PRIMARY KEY, p_id INTEGER);
