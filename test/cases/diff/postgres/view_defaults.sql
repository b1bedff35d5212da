-- Views have defaults of their own for what is inserted through them.
-- old:
CREATE TABLE t (id int, a int, b text);
CREATE VIEW v AS SELECT id, a, b FROM t;
ALTER VIEW v ALTER COLUMN a SET DEFAULT 5;
ALTER VIEW v ALTER COLUMN b SET DEFAULT 'x';
CREATE VIEW plain AS SELECT id FROM t;
-- new:
CREATE TABLE t (id int, a int, b text);
CREATE VIEW v AS SELECT id, a, b FROM t WHERE id > 0;
ALTER VIEW v ALTER COLUMN a SET DEFAULT 6;
CREATE VIEW plain AS SELECT id FROM t;
ALTER VIEW plain ALTER COLUMN id SET DEFAULT 1 + 1;
