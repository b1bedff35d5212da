-- How values are stored and compressed outlives a change of the column's type, collation or both.
-- allow: rewrite

-- old:
CREATE TABLE notes (id integer, a varchar(9) COMPRESSION pglz, b text, c text, d integer);
ALTER TABLE notes ALTER COLUMN a SET STORAGE EXTERNAL, ALTER COLUMN b SET STORAGE EXTERNAL, ALTER COLUMN c SET STORAGE MAIN;

-- rows:
INSERT INTO notes (id, a, b) VALUES (1, 'x', 'y');

-- new:
CREATE TABLE notes (id integer, a varchar(20) COMPRESSION pglz, b text COLLATE "C", c text[], d text);
ALTER TABLE notes ALTER COLUMN a SET STORAGE EXTERNAL, ALTER COLUMN b SET STORAGE EXTERNAL, ALTER COLUMN c SET STORAGE MAIN, ALTER COLUMN d SET STORAGE EXTERNAL;
