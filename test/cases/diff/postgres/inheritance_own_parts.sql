-- A child keeps columns and checks that are also its own when its parents lose them, unless it loses them, too; parents change places.
-- allow: scan, lossy

-- old:
CREATE TABLE mother (id integer NOT NULL, m text, gone text, CONSTRAINT same CHECK (id > 0));
CREATE TABLE father (id integer NOT NULL, f text) INHERITS (mother);
CREATE TABLE kid (own text, m text DEFAULT 'kid', gone text, CONSTRAINT same CHECK (id > 0)) INHERITS (father);

-- rows:
INSERT INTO kid (id, m) VALUES (7, 'seven');

-- new:
CREATE TABLE mother (id integer NOT NULL, m text);
CREATE TABLE father (id integer, f text);
CREATE TABLE kid (own text, m text DEFAULT 'kid') INHERITS (mother, father);
