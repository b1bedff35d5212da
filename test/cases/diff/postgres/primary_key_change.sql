-- A primary key gets another column; the foreign key that used it moves along.
-- allow: scan
-- old:
CREATE TABLE p (a int NOT NULL, b int NOT NULL, CONSTRAINT p_pkey PRIMARY KEY (a));
CREATE TABLE c (a int CONSTRAINT c_fk REFERENCES p (a));
-- rows:
INSERT INTO p VALUES (1, 2);
INSERT INTO c VALUES (1);
-- new:
CREATE TABLE p (a int NOT NULL CONSTRAINT p_a_key UNIQUE, b int NOT NULL, CONSTRAINT p_pkey PRIMARY KEY (a, b));
CREATE TABLE c (a int CONSTRAINT c_fk REFERENCES p (a));
