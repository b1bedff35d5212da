-- Extended statistics appear, are about something else, and go.
-- old:
CREATE TABLE t (a int, b int, c int);
CREATE STATISTICS goes ON a, b FROM t;
CREATE STATISTICS columns ON a, b FROM t;
CREATE STATISTICS kinds (mcv) ON a, b FROM t;
CREATE STATISTICS expressions ON a, (b + 1) FROM t;
CREATE STATISTICS target ON a, b FROM t;
ALTER STATISTICS target SET STATISTICS 5;
COMMENT ON STATISTICS columns IS 'stays';
-- new:
CREATE TABLE t (a int, b int, c int);
CREATE STATISTICS comes ON a, b FROM t;
CREATE STATISTICS columns ON b, c FROM t;
CREATE STATISTICS kinds (ndistinct, dependencies) ON a, b FROM t;
CREATE STATISTICS expressions ON a, (b + 2), (c + 1) FROM t;
CREATE STATISTICS target ON a, b FROM t;
ALTER STATISTICS target SET STATISTICS 7;
COMMENT ON STATISTICS columns IS 'stays';
