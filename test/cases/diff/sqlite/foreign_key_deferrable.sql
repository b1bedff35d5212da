-- A foreign key is checked at the end of the transaction, another one at once.
-- allow: rewrite
-- old:
CREATE TABLE p (id integer PRIMARY KEY);
CREATE TABLE c (id integer PRIMARY KEY, a integer CONSTRAINT fa REFERENCES p (id), b integer CONSTRAINT fb REFERENCES p (id) DEFERRABLE INITIALLY DEFERRED);
-- rows:
INSERT INTO p VALUES (1);
INSERT INTO c VALUES (1, 1, 1);
-- new:
CREATE TABLE p (id integer PRIMARY KEY);
CREATE TABLE c (id integer PRIMARY KEY, a integer CONSTRAINT fa REFERENCES p (id) DEFERRABLE INITIALLY DEFERRED, b integer CONSTRAINT fb REFERENCES p (id));
