-- Indexes of several sorts appear.
-- allow: scan
-- old:
CREATE TABLE t (a int, b text, c jsonb, d int[]);
-- rows:
INSERT INTO t VALUES (1, 'x', '{}', '{1}');
-- new:
CREATE TABLE t (a int, b text, c jsonb, d int[]);
CREATE INDEX i1 ON t (a DESC NULLS LAST, b COLLATE "C");
CREATE INDEX i2 ON t USING hash (b);
CREATE INDEX i3 ON t USING gin (c jsonb_path_ops);
CREATE INDEX i4 ON t USING brin (a) WITH (pages_per_range = 16);
CREATE UNIQUE INDEX i5 ON t (lower(b)) INCLUDE (a) WHERE b IS NOT NULL;
CREATE INDEX i6 ON t (b text_pattern_ops);
CREATE INDEX i7 ON t USING gin (d);
CREATE INDEX i8 ON t (((c ->> 'name')));
