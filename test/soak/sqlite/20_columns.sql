-- feature: column
-- variant
ALTER TABLE t1 ADD COLUMN col$n INTEGER;
-- variant
ALTER TABLE t1 ADD COLUMN col$n TEXT DEFAULT 'it''s';
-- variant
ALTER TABLE t1 ADD COLUMN col$n VARCHAR(20) DEFAULT 'x' COLLATE RTRIM;
-- variant
ALTER TABLE t1 ADD COLUMN col$n BLOB DEFAULT x'00ff';
-- variant
ALTER TABLE t1 ADD COLUMN col$n INTEGER DEFAULT (1 + 2) CHECK (col$n > 0);

-- feature: generated column
-- variant
CREATE TABLE made$n (a INTEGER, b INTEGER AS (a * 2));
-- variant
CREATE TABLE made$n (a INTEGER, b INTEGER GENERATED ALWAYS AS (a * 2) STORED);
-- variant
CREATE TABLE made$n (a INTEGER, b INTEGER GENERATED ALWAYS AS (a * 3) VIRTUAL NOT NULL UNIQUE);
-- variant
CREATE TABLE made$n (a INTEGER, b INTEGER);

-- feature: conflict clauses
-- variant
CREATE TABLE clash$n (a INTEGER NOT NULL ON CONFLICT IGNORE, b TEXT UNIQUE ON CONFLICT REPLACE);
-- variant
CREATE TABLE clash$n (a INTEGER NOT NULL ON CONFLICT FAIL, b TEXT UNIQUE);
-- variant
CREATE TABLE clash$n (a INTEGER PRIMARY KEY ON CONFLICT ROLLBACK, b TEXT CHECK (b <> ''));
