-- NOT NULL is called after what tables and columns were called once: it gets names, is validated and for one table alone.
-- allow: scan
-- since: 18
-- old:
CREATE TABLE s (a int NOT NULL, b int NOT NULL, c int); ALTER TABLE s RENAME TO t; ALTER TABLE t RENAME b TO bb;
ALTER TABLE t ADD CONSTRAINT t_c_not_null NOT NULL c NOT VALID;
-- new:
CREATE TABLE t (a int CONSTRAINT x NOT NULL, bb int CONSTRAINT t_b_not_null NOT NULL NO INHERIT, c int NOT NULL);
