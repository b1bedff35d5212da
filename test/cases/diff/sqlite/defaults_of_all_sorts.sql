-- Defaults are numbers, texts, expressions, times and nothing.
-- allow: rewrite
-- old:
CREATE TABLE t (a INTEGER DEFAULT 1, b TEXT DEFAULT 'it''s', c TEXT DEFAULT CURRENT_TIMESTAMP, d INTEGER DEFAULT (1 + 2), e REAL DEFAULT -1.5, f BLOB DEFAULT x'00', g TEXT);
-- rows:
INSERT INTO t DEFAULT VALUES;
-- new:
CREATE TABLE t (a INTEGER DEFAULT -1, b TEXT DEFAULT 'a"b', c TEXT DEFAULT CURRENT_DATE, d INTEGER DEFAULT (abs(-3)), e REAL DEFAULT 1e3, f BLOB DEFAULT x'01', g TEXT DEFAULT (lower(hex(randomblob(4)))));
