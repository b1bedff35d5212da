-- Keys may be broken until the end of the transaction, and no longer; other columns make the key.
-- allow: scan
-- old:
CREATE TABLE a (x int CONSTRAINT a_key PRIMARY KEY, y int CONSTRAINT a_y UNIQUE, z int, CONSTRAINT a_z UNIQUE (z) DEFERRABLE);
CREATE TABLE b (x int, y int NOT NULL, z int, CONSTRAINT b_key PRIMARY KEY (x) DEFERRABLE, CONSTRAINT b_y UNIQUE (y) INCLUDE (x));
-- rows:
INSERT INTO a VALUES (1, 1, 1), (2, 2, 2);
INSERT INTO b VALUES (1, 1, 1), (2, 2, 2);
-- new:
CREATE TABLE a (x int CONSTRAINT a_key PRIMARY KEY DEFERRABLE, y int CONSTRAINT a_y UNIQUE DEFERRABLE, z int, CONSTRAINT a_z UNIQUE (z) DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE b (x int NOT NULL, y int NOT NULL, z int, CONSTRAINT b_key PRIMARY KEY (y) DEFERRABLE INITIALLY DEFERRED, CONSTRAINT b_y UNIQUE (x) INCLUDE (y));
