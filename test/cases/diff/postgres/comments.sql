-- Comments appear, change and go.
-- old:
CREATE TABLE t (a int, b int, CONSTRAINT c CHECK (a > 0));
COMMENT ON TABLE t IS 'old';
COMMENT ON COLUMN t.a IS 'goes';
-- rows:
INSERT INTO t VALUES (1, 2);
-- new:
CREATE TABLE t (a int, b int, CONSTRAINT c CHECK (a > 0));
COMMENT ON TABLE t IS 'new
second line';
COMMENT ON COLUMN t.b IS 'comes';
COMMENT ON CONSTRAINT c ON t IS 'positive';
