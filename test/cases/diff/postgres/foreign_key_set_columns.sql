-- A foreign key sets some of its columns to NULL, and others.
-- since: 15
-- allow: scan
-- old:
CREATE TABLE r (a int, b int, PRIMARY KEY (a, b));
CREATE TABLE t (a int, b int, CONSTRAINT f FOREIGN KEY (a, b) REFERENCES r ON DELETE SET NULL (a), CONSTRAINT g FOREIGN KEY (a, b) REFERENCES r ON DELETE SET NULL);
-- new:
CREATE TABLE r (a int, b int, PRIMARY KEY (a, b));
CREATE TABLE t (a int, b int, CONSTRAINT f FOREIGN KEY (a, b) REFERENCES r ON DELETE SET NULL (b), CONSTRAINT g FOREIGN KEY (a, b) REFERENCES r ON DELETE SET NULL (a));
