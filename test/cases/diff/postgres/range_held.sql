-- Range types in two schemas become ranges of something else, while columns hold their values and those of their multiranges.
-- allow: rewrite
-- old:
CREATE SCHEMA app;
CREATE TYPE r AS RANGE (subtype = int);
CREATE TYPE app.r AS RANGE (subtype = text, collation = "C", multirange_type_name = app.many);
CREATE TYPE s AS RANGE (subtype = int, multirange_type_name = ss);
CREATE TABLE t (a r DEFAULT r(1, 2), m r_multirange, x app.r, y app.many[], z s, zs ss, CHECK (m <> r_multirange(r(1, 7))));
CREATE VIEW v AS SELECT r(1, 2), r_multirange(), app.many() AS m;
-- rows:
INSERT INTO t VALUES ('[1,4)', '{[1,2),[4,)}', '["a b",c)', '{"{[a,b)}"}', '(,)', '{}');
-- new:
CREATE SCHEMA app;
CREATE TYPE r AS RANGE (subtype = bigint);
CREATE TYPE app.r AS RANGE (subtype = text, collation = "POSIX", multirange_type_name = app.many);
CREATE TYPE s AS RANGE (subtype = int, multirange_type_name = sss);
CREATE TABLE t (a r DEFAULT r(1, 2), m r_multirange, x app.r, y app.many[], z s, zs sss, CHECK (m <> r_multirange(r(1, 7))));
CREATE VIEW v AS SELECT r(1, 2), r_multirange(), app.many() AS m;
