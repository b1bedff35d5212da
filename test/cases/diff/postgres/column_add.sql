-- Columns of every sort are added to a table with rows.
-- allow: scan
-- old:
CREATE TABLE t (id int PRIMARY KEY);
-- rows:
INSERT INTO t VALUES (1), (2);
-- new:
CREATE TABLE t (
  id int PRIMARY KEY,
  a text,
  b int NOT NULL DEFAULT 7,
  c timestamptz DEFAULT now(),
  d numeric(10,2) DEFAULT 1.5,
  e varchar(20) COLLATE "C",
  f jsonb DEFAULT '{}',
  g text[] DEFAULT ARRAY['x', 'y'],
  h boolean NOT NULL DEFAULT false CHECK (h IS NOT NULL)
);
