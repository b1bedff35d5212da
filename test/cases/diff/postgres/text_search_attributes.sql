-- Everything of text search is made of something else.
-- old:
CREATE TEXT SEARCH PARSER p (start = prsd_start, gettoken = prsd_nexttoken, end = prsd_end, lextypes = prsd_lextype);
CREATE TEXT SEARCH TEMPLATE m (lexize = dsimple_lexize);
CREATE TEXT SEARCH DICTIONARY d (template = m);
CREATE TEXT SEARCH DICTIONARY plain (template = simple);
CREATE TEXT SEARCH DICTIONARY strict (template = simple, accept = false);
CREATE TEXT SEARCH CONFIGURATION c (parser = p);
CREATE TEXT SEARCH CONFIGURATION mapped (parser = default);
CREATE TABLE t (a text);
CREATE INDEX t_a ON t USING gin (to_tsvector('mapped', a));
-- rows:
INSERT INTO t VALUES ('some words');
-- new:
CREATE TEXT SEARCH PARSER p (start = prsd_start, gettoken = prsd_nexttoken, end = prsd_end, lextypes = prsd_lextype, headline = prsd_headline);
CREATE TEXT SEARCH TEMPLATE m (init = dsimple_init, lexize = dsimple_lexize);
CREATE TEXT SEARCH DICTIONARY d (template = simple);
CREATE TEXT SEARCH DICTIONARY plain (template = simple, accept = false);
CREATE TEXT SEARCH DICTIONARY strict (template = simple);
CREATE TEXT SEARCH CONFIGURATION c (parser = default);
CREATE TEXT SEARCH CONFIGURATION mapped (parser = default);
ALTER TEXT SEARCH CONFIGURATION mapped ADD MAPPING FOR asciiword, word WITH strict, english_stem;
CREATE TABLE t (a text);
CREATE INDEX t_a ON t USING gin (to_tsvector('mapped', a));
