-- A unique index becomes a constraint of the same name, and the other way round, while foreign keys stand on them.
-- allow: scan
-- old:
CREATE TABLE t (a int, b int, c int);
CREATE UNIQUE INDEX t_a ON t (a);
ALTER TABLE t ADD CONSTRAINT t_b UNIQUE (b);
CREATE INDEX t_c ON t (c);
CREATE TABLE u (a int REFERENCES t (a), b int REFERENCES t (b));
-- rows:
INSERT INTO t VALUES (1, 2, 3);
INSERT INTO u VALUES (1, 2);
-- new:
CREATE TABLE t (a int, b int, c int);
ALTER TABLE t ADD CONSTRAINT t_a UNIQUE (a);
CREATE UNIQUE INDEX t_b ON t (b);
ALTER TABLE t ADD CONSTRAINT t_c CHECK (c > 0);
CREATE TABLE u (a int REFERENCES t (a), b int REFERENCES t (b));
