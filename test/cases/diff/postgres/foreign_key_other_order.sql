-- A key and what refers to it have their columns in another order.
-- allow: scan

-- old:
CREATE TABLE goals (a integer, b integer, UNIQUE (a, b));
CREATE TABLE balls (a integer, b integer, FOREIGN KEY (a, b) REFERENCES goals (a, b));

-- rows:
INSERT INTO goals VALUES (1, 2);
INSERT INTO balls VALUES (1, 2);

-- new:
CREATE TABLE goals (a integer, b integer, UNIQUE (b, a));
CREATE TABLE balls (a integer, b integer, FOREIGN KEY (b, a) REFERENCES goals (b, a));
