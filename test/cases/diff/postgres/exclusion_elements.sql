-- The elements of exclusion constraints change in all that they say.
-- allow: scan
-- old:
CREATE TABLE t (a int, b text, r int4range, s int4range,
  CONSTRAINT method EXCLUDE (a WITH =),
  CONSTRAINT element EXCLUDE USING gist (r WITH &&),
  CONSTRAINT operator EXCLUDE USING gist (r WITH &&),
  CONSTRAINT expression EXCLUDE USING gist (s WITH &&),
  CONSTRAINT another EXCLUDE ((a + 1) WITH =),
  CONSTRAINT ordered EXCLUDE (a WITH =),
  CONSTRAINT nulled EXCLUDE (a WITH =),
  CONSTRAINT renulled EXCLUDE (a DESC WITH =),
  CONSTRAINT collated EXCLUDE (b WITH =),
  CONSTRAINT recollated EXCLUDE (b COLLATE "C" WITH =),
  CONSTRAINT classed EXCLUDE (b WITH =),
  CONSTRAINT reclassed EXCLUDE (b text_pattern_ops WITH =));
-- rows:
INSERT INTO t VALUES (1, 'a', '[1,2)', '[1,2)'), (2, 'b', '[2,3)', '[2,3)');
-- new:
CREATE TABLE t (a int, b text, r int4range, s int4range,
  CONSTRAINT method EXCLUDE USING hash (a WITH =),
  CONSTRAINT element EXCLUDE USING gist (s WITH &&),
  CONSTRAINT operator EXCLUDE USING gist (r WITH =),
  CONSTRAINT expression EXCLUDE USING gist ((s + s) WITH &&),
  CONSTRAINT another EXCLUDE ((a + 2) WITH =),
  CONSTRAINT ordered EXCLUDE (a DESC WITH =),
  CONSTRAINT nulled EXCLUDE (a NULLS FIRST WITH =),
  CONSTRAINT renulled EXCLUDE (a DESC NULLS LAST WITH =),
  CONSTRAINT collated EXCLUDE (b COLLATE "C" WITH =),
  CONSTRAINT recollated EXCLUDE (b COLLATE "POSIX" WITH =),
  CONSTRAINT classed EXCLUDE (b text_pattern_ops WITH =),
  CONSTRAINT reclassed EXCLUDE (b varchar_pattern_ops WITH =));
