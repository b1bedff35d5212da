-- A table and columns are renamed whose constraints have no names; the engine renames in place.
-- rename: users:people
-- rename: orders.n:orders.number
-- old:
CREATE TABLE users (
  id INTEGER PRIMARY KEY,
  email TEXT UNIQUE,
  age INT CHECK (age > 0),
  boss INT REFERENCES users (id),
  CHECK (age < 200),
  CONSTRAINT named UNIQUE (age, boss)
);
CREATE TABLE orders (n INT, who INT REFERENCES users (id) ON DELETE CASCADE, UNIQUE (n, who), CHECK (n > 0));
-- rows:
INSERT INTO users VALUES (1, 'a', 30, NULL), (2, 'b', 31, 1);
INSERT INTO orders VALUES (1, 1), (2, 1);
-- new:
CREATE TABLE people (
  id INTEGER PRIMARY KEY,
  email TEXT UNIQUE,
  age INT CHECK (age > 0),
  boss INT REFERENCES people (id),
  CHECK (age < 200),
  CONSTRAINT named UNIQUE (age, boss)
);
CREATE TABLE orders (number INT, who INT REFERENCES people (id) ON DELETE CASCADE, UNIQUE (number, who), CHECK (number > 0));
