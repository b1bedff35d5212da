-- The keys of indexes get a collation, a class, an order and a place for NULL, and change them.
-- allow: scan
-- old:
CREATE TABLE t (a text, b int);
CREATE INDEX collated ON t (a);
CREATE INDEX recollated ON t (a COLLATE "C");
CREATE INDEX classed ON t (a);
CREATE INDEX reclassed ON t (a text_pattern_ops);
CREATE INDEX ordered ON t (b);
CREATE INDEX nulled ON t (b);
CREATE INDEX renulled ON t (b DESC);
CREATE INDEX more ON t (a);
-- rows:
INSERT INTO t VALUES ('a', 1), (NULL, NULL);
-- new:
CREATE TABLE t (a text, b int);
CREATE INDEX collated ON t (a COLLATE "C");
CREATE INDEX recollated ON t (a COLLATE "POSIX");
CREATE INDEX classed ON t (a text_pattern_ops);
CREATE INDEX reclassed ON t (a bpchar_pattern_ops);
CREATE INDEX ordered ON t (b DESC);
CREATE INDEX nulled ON t (b NULLS FIRST);
CREATE INDEX renulled ON t (b DESC NULLS LAST);
CREATE INDEX more ON t (a, b);
