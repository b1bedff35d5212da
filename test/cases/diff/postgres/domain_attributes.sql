-- Domains change their collation, default and checks, below columns.
-- allow: rewrite
-- old:
CREATE DOMAIN d AS text COLLATE "C" DEFAULT 'a' CHECK (VALUE <> '') CONSTRAINT old_one CHECK (VALUE <> 'x');
CREATE DOMAIN e AS text;
CREATE DOMAIN f AS int NOT NULL DEFAULT 1 CONSTRAINT positive CHECK (VALUE > 0);
ALTER DOMAIN f ADD CONSTRAINT small CHECK (VALUE < 100) NOT VALID;
CREATE TABLE t (d d, e e, f f);
-- rows:
INSERT INTO t VALUES ('b', 'c', 5);
-- new:
CREATE DOMAIN d AS text COLLATE "POSIX" DEFAULT 'b' CHECK (VALUE <> '?') CONSTRAINT new_one CHECK (VALUE <> 'y');
CREATE DOMAIN e AS text COLLATE "C" DEFAULT 'z' CONSTRAINT any_one CHECK (VALUE <> 'x');
CREATE DOMAIN f AS int CONSTRAINT positive CHECK (VALUE >= 0);
ALTER DOMAIN f ADD CONSTRAINT small CHECK (VALUE < 1000) NOT VALID;
CREATE TABLE t (d d, e e, f f);
