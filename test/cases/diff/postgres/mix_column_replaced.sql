-- A column goes and another one with its name and another kind of type comes.
-- allow: rewrite, lossy
-- values: may change
-- old:
CREATE TABLE t (id int PRIMARY KEY, a int[], b boolean);
CREATE VIEW v AS SELECT id, a FROM t;
CREATE INDEX t_a ON t USING gin (a);
-- rows:
INSERT INTO t VALUES (1, NULL, NULL);
-- new:
CREATE TABLE t (id int PRIMARY KEY, a text, b text);
CREATE VIEW v AS SELECT id, a FROM t;
CREATE INDEX t_a ON t (a);
