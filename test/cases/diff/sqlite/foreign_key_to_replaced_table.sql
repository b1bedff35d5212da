-- A table that others refer to goes, and one of another shape takes its name.
-- allow: rewrite, lossy
-- values: may change
-- old:
CREATE TABLE p (id INTEGER PRIMARY KEY, a TEXT);
CREATE TABLE c (id INTEGER PRIMARY KEY, p_id INTEGER REFERENCES p (id));
-- rows:
INSERT INTO p VALUES (1, 'x');
INSERT INTO c VALUES (1, 1);
-- new:
CREATE TABLE p (id INTEGER PRIMARY KEY, other REAL NOT NULL DEFAULT 0) STRICT;
CREATE TABLE c (id INTEGER PRIMARY KEY, p_id INTEGER REFERENCES p (id) DEFERRABLE INITIALLY DEFERRED);
