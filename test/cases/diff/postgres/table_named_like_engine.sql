-- Tables that are called like a view of information_schema and like a built-in type are in the default schema as any other.
-- allow: scan
-- old:
CREATE TABLE domains (id int PRIMARY KEY);
CREATE TABLE kept (id int REFERENCES domains);
-- rows:
INSERT INTO domains VALUES (1);
INSERT INTO kept VALUES (1);
-- new:
CREATE TABLE domains (id int PRIMARY KEY, name text);
CREATE TABLE line (id int PRIMARY KEY, at point);
COMMENT ON COLUMN line.at IS 'Where';
CREATE TABLE kept (id int REFERENCES domains, line int REFERENCES line);
CREATE VIEW triggers AS SELECT id, name FROM domains;
