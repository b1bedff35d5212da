-- A value goes that a default, an array and a view of the type outlive.
-- allow: rewrite
-- old:
CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE TABLE t (id int PRIMARY KEY, m mood NOT NULL DEFAULT 'ok', ms mood[] DEFAULT '{happy}');
CREATE INDEX t_m_idx ON t (m);
CREATE VIEW v AS SELECT id FROM t WHERE m = 'happy';
-- rows:
INSERT INTO t VALUES (1, 'happy', '{ok,happy}');
-- new:
CREATE TYPE mood AS ENUM ('ok', 'happy');
CREATE TABLE t (id int PRIMARY KEY, m mood NOT NULL DEFAULT 'ok', ms mood[] DEFAULT '{happy}');
CREATE INDEX t_m_idx ON t (m);
CREATE VIEW v AS SELECT id FROM t WHERE m = 'happy';
