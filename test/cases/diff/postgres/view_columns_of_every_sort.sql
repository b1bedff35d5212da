-- A column is renamed below views of every sort, and columns of some views are called otherwise.
-- rename: t.b:t."B b"
-- old:
CREATE TABLE t (a int, b text, "C" int);
CREATE VIEW v1 AS SELECT a, b, "C" FROM t UNION SELECT a, b, a FROM t;
CREATE VIEW v3 AS SELECT DISTINCT b, t.* FROM t AS t (q, r, s) JOIN t u ON u.a = t.q;
CREATE VIEW v4 AS SELECT b AS "select", t AS whole, count(*) OVER (PARTITION BY b ORDER BY a) FROM t;
CREATE VIEW v5 AS SELECT x.b, x.n FROM (SELECT b, 1 AS n FROM t) x;
CREATE VIEW v6 AS SELECT a FROM t WHERE b = 'b' FOR UPDATE;
CREATE RECURSIVE VIEW v7 (b, n) AS SELECT b, 1 FROM t UNION ALL SELECT b, n + 1 FROM v7 WHERE n < 3;
CREATE VIEW v8 AS SELECT t.a, u.b FROM t JOIN t u USING (b);
CREATE VIEW v9 AS SELECT b FROM t GROUP BY b ORDER BY b LIMIT 3;
CREATE VIEW v10 AS SELECT json_build_object('b', b) AS b, CASE WHEN b = 'x' THEN 1 END AS c FROM t;
-- new:
CREATE TABLE t (a int, "B b" text, "C" int);
CREATE VIEW v1 AS SELECT a, "B b", "C" FROM t UNION SELECT a, "B b", a FROM t;
CREATE VIEW v3 AS SELECT DISTINCT "B b" AS b, t.* FROM t AS t (q, r, s) JOIN t u ON u.a = t.q;
CREATE VIEW v4 AS SELECT "B b" AS "from", t AS whole, count(*) OVER (PARTITION BY "B b" ORDER BY a) FROM t;
CREATE VIEW v5 AS SELECT x."B b", x.n FROM (SELECT "B b", 1 AS n FROM t) x;
CREATE VIEW v6 AS SELECT a AS b FROM t WHERE "B b" = 'b' FOR UPDATE;
CREATE RECURSIVE VIEW v7 (b, n) AS SELECT "B b", 1 FROM t UNION ALL SELECT b, n + 1 FROM v7 WHERE n < 3;
CREATE VIEW v8 AS SELECT t.a, u."B b" FROM t JOIN t u USING ("B b");
CREATE VIEW v9 AS SELECT "B b" FROM t GROUP BY "B b" ORDER BY "B b" LIMIT 3;
CREATE VIEW v10 AS SELECT json_build_object('b', "B b") AS b, CASE WHEN "B b" = 'x' THEN 1 END AS d FROM t;
