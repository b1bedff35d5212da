-- The elements of exclusion constraints change in all that they say.
-- allow: scan
-- old:
CREATE TABLE t (x1 int, x2 int, x3 int, x4 int, y1 text, y2 text, y3 text, y4 text, r int4range, r2 int4range, s int4range,
  CONSTRAINT method EXCLUDE (x1 WITH =),
  CONSTRAINT methods EXCLUDE USING hash (x2 WITH =),
  CONSTRAINT order_again EXCLUDE (x2 NULLS FIRST WITH =),
  CONSTRAINT element EXCLUDE USING gist (r WITH &&),
  CONSTRAINT operator EXCLUDE USING gist (r2 WITH &&),
  CONSTRAINT expression EXCLUDE USING gist (s WITH &&),
  CONSTRAINT another EXCLUDE ((x1 + 1) WITH =),
  CONSTRAINT ordered EXCLUDE (x2 WITH =),
  CONSTRAINT nulled EXCLUDE (x3 WITH =),
  CONSTRAINT renulled EXCLUDE (x4 DESC WITH =),
  CONSTRAINT collated EXCLUDE (y1 WITH =),
  CONSTRAINT recollated EXCLUDE (y2 COLLATE "C" WITH =),
  CONSTRAINT classed EXCLUDE (y3 WITH =),
  CONSTRAINT reclassed EXCLUDE (y4 text_pattern_ops WITH =));
-- rows:
INSERT INTO t VALUES (1, 1, 1, 1, 'a', 'a', 'a', 'a', '[1,2)', '[1,2)', '[1,2)'), (2, 2, 2, 2, 'b', 'b', 'b', 'b', '[2,3)', '[2,3)', '[2,3)');
-- new:
CREATE TABLE t (x1 int, x2 int, x3 int, x4 int, y1 text, y2 text, y3 text, y4 text, r int4range, r2 int4range, s int4range,
  CONSTRAINT method EXCLUDE USING hash (x1 WITH =),
  CONSTRAINT methods EXCLUDE USING gist (r WITH =),
  CONSTRAINT order_again EXCLUDE (x2 DESC NULLS LAST WITH =),
  CONSTRAINT element EXCLUDE USING gist (s WITH &&),
  CONSTRAINT operator EXCLUDE USING gist (r2 WITH =),
  CONSTRAINT expression EXCLUDE USING gist ((s + s) WITH &&),
  CONSTRAINT another EXCLUDE ((x1 + 2) WITH =),
  CONSTRAINT ordered EXCLUDE (x2 DESC WITH =),
  CONSTRAINT nulled EXCLUDE (x3 NULLS FIRST WITH =),
  CONSTRAINT renulled EXCLUDE (x4 DESC NULLS LAST WITH =),
  CONSTRAINT collated EXCLUDE (y1 COLLATE "C" WITH =),
  CONSTRAINT recollated EXCLUDE (y2 COLLATE "POSIX" WITH =),
  CONSTRAINT classed EXCLUDE (y3 text_pattern_ops WITH =),
  CONSTRAINT reclassed EXCLUDE (y4 varchar_pattern_ops WITH =));
