-- Defaults are constants, calls, arrays, texts with quotes, times, and things of other sorts.
-- old:
CREATE TABLE t (a int DEFAULT 1, b text DEFAULT 'it''s', c timestamptz DEFAULT now(), d int[] DEFAULT '{1,2}', e jsonb DEFAULT '{"a": 1}', f interval DEFAULT '1 day', g uuid DEFAULT gen_random_uuid(), h bytea DEFAULT '\x00', i text DEFAULT E'a\nb', j text DEFAULT current_user, k bool DEFAULT true, l numeric DEFAULT 1.50, m date DEFAULT CURRENT_DATE, n text);
-- rows:
INSERT INTO t (a, c, g, j, m) VALUES (1, '2025-01-01', NULL, 'x', '2025-01-01');
-- new:
CREATE TABLE t (a int DEFAULT -1, b text DEFAULT 'a\b', c timestamptz DEFAULT (now() - interval '1 day'), d int[] DEFAULT ARRAY[3], e jsonb DEFAULT '[]', f interval DEFAULT '02:00:00', g uuid, h bytea DEFAULT '\x01', i text DEFAULT 'c', j text DEFAULT session_user, k bool DEFAULT (1 > 2), l numeric DEFAULT 2, m date DEFAULT '2025-01-01', n text DEFAULT ('a' || 'b'));
