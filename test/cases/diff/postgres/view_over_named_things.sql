-- A view uses a collation and a text search configuration that are made again.
-- old:
CREATE COLLATION plain FROM "C";
CREATE TEXT SEARCH DICTIONARY stems (template = simple);
CREATE TEXT SEARCH CONFIGURATION seek (parser = default);
ALTER TEXT SEARCH CONFIGURATION seek ADD MAPPING FOR word WITH stems;
CREATE TABLE t (b text);
CREATE VIEW v AS SELECT b COLLATE plain AS p, to_tsvector('seek', b) AS w, ts_lexize('stems', b) AS l FROM t;
COMMENT ON VIEW v IS 'Seen';
-- rows:
INSERT INTO t VALUES ('x');
-- new:
CREATE COLLATION plain FROM "POSIX";
CREATE TEXT SEARCH DICTIONARY stems (template = snowball, language = english);
CREATE TEXT SEARCH CONFIGURATION seek (parser = default);
ALTER TEXT SEARCH CONFIGURATION seek ADD MAPPING FOR word WITH stems;
CREATE TABLE t (b text);
CREATE VIEW v AS SELECT b COLLATE plain AS p, to_tsvector('seek', b) AS w, ts_lexize('stems', b) AS l FROM t;
COMMENT ON VIEW v IS 'Seen';
