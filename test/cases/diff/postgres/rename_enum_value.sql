-- Values are called otherwise: rows, defaults, conditions and views keep them.
-- rename: mood.sad:mood.unhappy
-- rename: s.tone.low:s.tone.deep
-- old:
CREATE TYPE mood AS ENUM ('ok', 'sad', 'glad');
CREATE SCHEMA s;
CREATE TYPE s.tone AS ENUM ('low', 'high');
CREATE TABLE t (m mood DEFAULT 'sad', ms mood[] DEFAULT ARRAY['sad'::mood], n s.tone, CONSTRAINT c CHECK (m <> 'sad'::mood OR n = 'low'::s.tone));
CREATE INDEX t_m ON t (m) WHERE m = 'sad'::mood;
CREATE VIEW v AS SELECT m FROM t WHERE m = 'sad'::mood;
-- new:
CREATE TYPE mood AS ENUM ('ok', 'unhappy', 'glad');
CREATE SCHEMA s;
CREATE TYPE s.tone AS ENUM ('deep', 'high');
CREATE TABLE t (m mood DEFAULT 'unhappy', ms mood[] DEFAULT ARRAY['unhappy'::mood], n s.tone, CONSTRAINT c CHECK (m <> 'unhappy'::mood OR n = 'deep'::s.tone));
CREATE INDEX t_m ON t (m) WHERE m = 'unhappy'::mood;
CREATE VIEW v AS SELECT m FROM t WHERE m = 'unhappy'::mood;
