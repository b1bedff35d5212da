-- Foreign keys from and to a partitioned table.
-- allow: scan
-- old:
CREATE TABLE u (a int primary key);
CREATE TABLE p (id int, at date) PARTITION BY RANGE (at);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
-- new:
CREATE TABLE u (a int primary key);
CREATE TABLE p (id int REFERENCES u, at date, UNIQUE (id, at)) PARTITION BY RANGE (at);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE w (a int, b date, FOREIGN KEY (a, b) REFERENCES p (id, at));
