-- A table leaves its publication because it goes.
-- allow: lossy
-- old:
CREATE TABLE t (a int primary key, b int);
CREATE TABLE u (a int primary key);
CREATE PUBLICATION p FOR TABLE t, u;
-- new:
CREATE TABLE u (a int primary key);
CREATE PUBLICATION p FOR TABLE u;
