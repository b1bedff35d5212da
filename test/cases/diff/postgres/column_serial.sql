-- A plain column becomes serial, and a serial one plain.
-- allow: lossy, scan
-- old:
CREATE TABLE t (a serial PRIMARY KEY, b int NOT NULL);
-- rows:
INSERT INTO t (b) VALUES (5);
-- new:
CREATE TABLE t (a int PRIMARY KEY, b serial);
