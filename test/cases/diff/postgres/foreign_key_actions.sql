-- The actions, the match and the deferral of foreign keys change.
-- allow: scan
-- old:
CREATE TABLE p (a int, b int, PRIMARY KEY (a, b));
CREATE TABLE c (a int, b int, CONSTRAINT fk FOREIGN KEY (a, b) REFERENCES p ON DELETE CASCADE);
-- rows:
INSERT INTO p VALUES (1, 2);
INSERT INTO c VALUES (1, 2);
-- new:
CREATE TABLE p (a int, b int, PRIMARY KEY (a, b));
CREATE TABLE c (a int, b int, CONSTRAINT fk FOREIGN KEY (a, b) REFERENCES p MATCH FULL ON DELETE SET NULL ON UPDATE CASCADE DEFERRABLE);
