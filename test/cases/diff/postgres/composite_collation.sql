-- The fields of composite types get collations, other ones, and none.
-- old:
CREATE TYPE c AS (a text COLLATE "C", b text, c text COLLATE "C");
-- new:
CREATE TYPE c AS (a text COLLATE "POSIX", b text COLLATE "C", c text);
