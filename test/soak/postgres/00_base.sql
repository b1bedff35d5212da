-- What the tables that every schema has may be. Each schema has one variant of each of these features.

-- base: a column that everything hangs on
-- variant
CREATE TABLE t1 (id integer PRIMARY KEY, a integer, b text, c numeric(10,2), d date);
-- variant
CREATE TABLE t1 (id integer PRIMARY KEY, a bigint, b text, c numeric(10,2), d date);
-- variant
CREATE TABLE t1 (id bigint PRIMARY KEY, a integer, b varchar(80), c numeric(12,3), d timestamp);

-- base: a second table
-- variant
CREATE TABLE t2 (id integer PRIMARY KEY, t1_id integer, x text);
-- variant
CREATE TABLE t2 (id integer PRIMARY KEY, t1_id integer, x text NOT NULL DEFAULT 'none');
