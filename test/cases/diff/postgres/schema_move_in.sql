-- A schema is added with everything in it, and another one goes.
-- allow: lossy
-- old:
CREATE SCHEMA gone;
CREATE TABLE gone.t (id int);
-- new:
CREATE SCHEMA audit;
CREATE TYPE audit.level AS ENUM ('low', 'high');
CREATE TABLE audit.events (id int PRIMARY KEY, level audit.level NOT NULL DEFAULT 'low');
CREATE VIEW audit.high AS SELECT id FROM audit.events WHERE level = 'high';
COMMENT ON SCHEMA audit IS 'who did what';
