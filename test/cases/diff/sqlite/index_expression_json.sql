-- Indexes on expressions of JSON and on cases, unique and partial.
-- allow: scan
-- old:
CREATE TABLE t (id INTEGER PRIMARY KEY, doc TEXT);
CREATE INDEX by_name ON t ((json_extract(doc, '$.name')));
CREATE UNIQUE INDEX one ON t ((CASE WHEN id > 5 THEN id ELSE NULL END)) WHERE doc IS NOT NULL;
-- rows:
INSERT INTO t VALUES (1, '{"name":"a"}');
-- new:
CREATE TABLE t (id INTEGER PRIMARY KEY, doc TEXT);
CREATE INDEX by_name ON t ((json_extract(doc, '$.name')) COLLATE NOCASE, (doc ->> '$."first name"') DESC);
CREATE UNIQUE INDEX one ON t ((CASE WHEN id > 6 THEN id ELSE -id END)) WHERE doc IS NOT NULL AND id NOT IN (1, 2);
