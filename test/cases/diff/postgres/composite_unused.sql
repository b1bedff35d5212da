-- A field changes its type and collation where no column is in the way.
-- old:
CREATE TYPE c AS (a int, b text COLLATE "C");
-- new:
CREATE TYPE c AS (a bigint, b text);
