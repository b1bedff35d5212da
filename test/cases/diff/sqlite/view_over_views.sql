-- A column goes below three views, of which one no longer shows it.
-- allow: rewrite, lossy
-- old:
CREATE TABLE t (a INTEGER, b INTEGER, c INTEGER);
CREATE VIEW one AS SELECT a, b, c FROM t;
CREATE VIEW two AS SELECT a, b FROM one;
CREATE VIEW three AS SELECT a FROM two WHERE b > 0;
CREATE TRIGGER through INSTEAD OF INSERT ON three BEGIN INSERT INTO t (a) VALUES (NEW.a); END;
-- rows:
INSERT INTO t VALUES (1, 2, 3);
-- new:
CREATE TABLE t (a INTEGER, b INTEGER);
CREATE VIEW one AS SELECT a, b FROM t;
CREATE VIEW two AS SELECT a, b FROM one;
CREATE VIEW three AS SELECT a FROM two WHERE b > 0;
CREATE TRIGGER through INSTEAD OF INSERT ON three BEGIN INSERT INTO t (a) VALUES (NEW.a); END;
