-- Defaults are set, changed and dropped without touching a row.
-- old:
CREATE TABLE t (a int, b int DEFAULT 1, c text DEFAULT 'x', d date DEFAULT CURRENT_DATE);
-- rows:
INSERT INTO t VALUES (1, 2, 'y', '2024-01-01');
-- new:
CREATE TABLE t (a int DEFAULT 3, b int, c text DEFAULT 'it''s "new"', d date DEFAULT CURRENT_DATE + 1);
