-- Keys begin to hold for a time.
-- since: 18
-- allow: scan
-- old:
CREATE TABLE t (id int4range, p daterange, CONSTRAINT t_key PRIMARY KEY (id, p));
CREATE TABLE u (id int4range, p daterange, CONSTRAINT u_id UNIQUE (id, p));
CREATE TABLE r (id int4range, p daterange, CONSTRAINT r_key PRIMARY KEY (id, p));
CREATE TABLE c (id int4range, p daterange, CONSTRAINT c_r FOREIGN KEY (id, p) REFERENCES r (id, p));
-- rows:
INSERT INTO t VALUES ('[1,2)', '[2025-01-01,2025-02-01)');
INSERT INTO r VALUES ('[1,2)', '[2025-01-01,2025-02-01)');
INSERT INTO c VALUES ('[1,2)', '[2025-01-01,2025-02-01)');
-- new:
CREATE TABLE t (id int4range, p daterange, CONSTRAINT t_key PRIMARY KEY (id, p WITHOUT OVERLAPS));
CREATE TABLE u (id int4range, p daterange, CONSTRAINT u_id UNIQUE (id, p WITHOUT OVERLAPS));
CREATE TABLE r (id int4range, p daterange, CONSTRAINT r_key PRIMARY KEY (id, p WITHOUT OVERLAPS));
CREATE TABLE c (id int4range, p daterange, CONSTRAINT c_r FOREIGN KEY (id, PERIOD p) REFERENCES r (id, PERIOD p));
