-- NOT NULL has names, is not inherited, is not validated.
-- since: 18
-- allow: scan
-- old:
CREATE TABLE t (a int NOT NULL, b int, c int, d int not null);
-- new:
CREATE TABLE t (a int CONSTRAINT foo NOT NULL, b int CONSTRAINT bar NOT NULL, c int, d int CONSTRAINT ni NOT NULL NO INHERIT);
ALTER TABLE t ADD CONSTRAINT nv NOT NULL c NOT VALID;
