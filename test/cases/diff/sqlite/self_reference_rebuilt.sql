-- A tree is made again: rows that refer to rows of their own table, in any order.
-- allow: rewrite
-- old:
CREATE TABLE tree (id TEXT PRIMARY KEY, up TEXT REFERENCES tree (id) ON DELETE CASCADE, v INTEGER);
-- rows:
INSERT INTO tree VALUES ('b', 'a', 1), ('a', NULL, 2), ('c', 'b', 3);
-- new:
CREATE TABLE tree (id TEXT PRIMARY KEY NOT NULL, up TEXT REFERENCES tree (id) ON DELETE CASCADE ON UPDATE CASCADE, v INTEGER DEFAULT 0);
