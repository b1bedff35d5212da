-- The primary key moves to other columns while foreign keys and a publication stand on the old one.
-- allow: scan
-- old:
CREATE TABLE p (id int CONSTRAINT p_key PRIMARY KEY, code text NOT NULL CONSTRAINT p_code UNIQUE);
CREATE TABLE c (id int PRIMARY KEY, p_id int NOT NULL CONSTRAINT c_p REFERENCES p (id) ON DELETE CASCADE);
CREATE PUBLICATION pub FOR TABLE p;
-- rows:
INSERT INTO p VALUES (1, 'a');
INSERT INTO c VALUES (1, 1);
-- new:
CREATE TABLE p (id int NOT NULL CONSTRAINT p_id UNIQUE, code text CONSTRAINT p_key PRIMARY KEY);
CREATE TABLE c (id int PRIMARY KEY, p_id int NOT NULL CONSTRAINT c_p REFERENCES p (id) ON DELETE CASCADE);
CREATE PUBLICATION pub FOR TABLE p;
