-- Indexes on expressions, on some rows, in other orders and collations survive the rebuild of their table.
-- allow: rewrite
-- old:
CREATE TABLE t (id integer PRIMARY KEY, name text, age integer);
CREATE INDEX by_lower ON t ((lower(name)) COLLATE NOCASE DESC) WHERE age > 18;
CREATE UNIQUE INDEX by_age ON t (age, name COLLATE RTRIM);
-- rows:
INSERT INTO t VALUES (1, 'Ann', 30);
-- new:
CREATE TABLE t (id integer PRIMARY KEY, name text NOT NULL, age integer CHECK (age > 0));
CREATE INDEX by_lower ON t ((lower(name)) COLLATE NOCASE DESC) WHERE age > 21;
CREATE UNIQUE INDEX by_age ON t (age, name COLLATE RTRIM);
