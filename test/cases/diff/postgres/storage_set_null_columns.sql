-- A foreign key sets only some of its columns to NULL.
-- since: 15
-- allow: scan
-- old:
CREATE TABLE u (a int, b int, primary key (a,b));
CREATE TABLE t (a int, b int, CONSTRAINT f FOREIGN KEY (a,b) REFERENCES u ON DELETE SET NULL);
-- new:
CREATE TABLE u (a int, b int, primary key (a,b));
CREATE TABLE t (a int, b int, CONSTRAINT f FOREIGN KEY (a,b) REFERENCES u ON DELETE SET NULL (b));
