-- NOT NULL has a name, another one, and is inherited or not.
-- since: 18
-- allow: scan
-- old:
CREATE TABLE t (a int CONSTRAINT first NOT NULL, b int NOT NULL, c int CONSTRAINT mine NOT NULL);
-- rows:
INSERT INTO t VALUES (1, 1, 1);
-- new:
CREATE TABLE t (a int CONSTRAINT second NOT NULL, b int CONSTRAINT given NOT NULL NO INHERIT, c int CONSTRAINT mine NOT NULL NO INHERIT);
