-- Two columns cannot swap their names in one go: each name is on both sides.
-- rename: t.a:t.b
-- rename: t.b:t.a
-- fails: "--rename t.a:t.b" is not possible: column t.a exists on both sides
-- old:
CREATE TABLE t (a text, b text);
-- new:
CREATE TABLE t (b text, a text);
