-- Times get a zone.
-- allow: rewrite
-- values: may change
-- old:
CREATE TABLE t (id int PRIMARY KEY, at timestamp);
CREATE INDEX t_at_idx ON t (at);
-- rows:
INSERT INTO t VALUES (1, '2024-01-02 03:04:05');
-- new:
CREATE TABLE t (id int PRIMARY KEY, at timestamptz);
CREATE INDEX t_at_idx ON t (at);
