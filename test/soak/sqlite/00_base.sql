-- What the tables that every schema has may be. Each schema has one variant of each of these features.

-- base: a column that everything hangs on
-- variant
CREATE TABLE t1 (id INTEGER PRIMARY KEY, a INTEGER, b TEXT, c NUMERIC, d TEXT);
-- variant
CREATE TABLE t1 (id INTEGER PRIMARY KEY, a BIGINT, b TEXT, c NUMERIC, d TEXT);
-- variant
CREATE TABLE t1 (id INTEGER PRIMARY KEY AUTOINCREMENT, a INTEGER NOT NULL DEFAULT 0, b TEXT COLLATE NOCASE, c REAL, d TEXT);

-- base: a second table
-- variant
CREATE TABLE t2 (id INTEGER PRIMARY KEY, t1_id INTEGER, x TEXT);
-- variant
CREATE TABLE t2 (id INTEGER PRIMARY KEY, t1_id INTEGER REFERENCES t1 (id) ON DELETE CASCADE, x TEXT NOT NULL DEFAULT 'none');
