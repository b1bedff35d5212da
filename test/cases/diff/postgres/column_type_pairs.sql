-- Columns change to types that PostgreSQL converts by itself, and to those that it must be told about.
-- allow: rewrite, lossy
-- values: may change
-- old:
CREATE TABLE t (a smallint, b int, c real, d numeric(10,2), e char(5), f varchar(10), g date, h time, i timestamp, j json, k inet, l bit(4), m text, n text, o text, p int, q boolean, r interval, s bytea, u uuid);
-- rows:
INSERT INTO t VALUES (1, 2, 1.5, 2.5, 'a', 'b', '2025-01-01', '10:00', '2025-01-01 10:00', '{"a": 1}', '10.0.0.1', B'1010', '{"a": 1}', '2025-01-01', 'c0ffee00-0000-4000-8000-000000000000', 5, true, '1 day', 'x', 'c0ffee00-0000-4000-8000-000000000000');
-- new:
CREATE TABLE t (a int, b numeric, c double precision, d numeric(12,4), e text, f varchar(20), g timestamp, h interval, i date, j jsonb, k cidr, l varbit(8), m jsonb, n date, o uuid, p text, q text, r text, s text, u text);
