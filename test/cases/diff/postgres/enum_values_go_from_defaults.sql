-- Values go from an enum that defaults name: alone, in the text of an array, in a constructor and within an expression.
-- allow: rewrite

-- old:
CREATE TYPE phase AS ENUM ('new', 'open', 'it''s');
CREATE TABLE phases (p phase NOT NULL DEFAULT 'new', ps phase[] DEFAULT '{new,open}', qs phase[] DEFAULT ARRAY['new', 'open']::phase[], q phase DEFAULT CASE WHEN CURRENT_USER = 'new' THEN 'it''s'::phase END, r phase DEFAULT 'open');
CREATE INDEX ON phases (p) WHERE p = 'new';

-- rows:
INSERT INTO phases VALUES ('open', '{open}', '{}', NULL, 'open');

-- new:
CREATE TYPE phase AS ENUM ('open', 'done');
CREATE TABLE phases (p phase NOT NULL DEFAULT 'done', ps phase[] DEFAULT '{done}', qs phase[], q phase DEFAULT CASE WHEN CURRENT_USER = 'new' THEN 'open'::phase END, r phase DEFAULT 'open');
CREATE INDEX ON phases (p) WHERE p = 'done';
