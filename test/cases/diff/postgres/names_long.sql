-- Names of 63 bytes, and of letters that take two.
-- allow: rewrite
-- rename: t.abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijk:t.zbcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijk
-- old:
CREATE TYPE eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee AS ENUM ('a', 'b');
CREATE TYPE üüüüüüüüüüüüüüüüüüüüüüüüüüüüüü AS ENUM ('a', 'b');
CREATE TABLE t (id int PRIMARY KEY, abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijk int UNIQUE, e eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee, f üüüüüüüüüüüüüüüüüüüüüüüüüüüüüü);
CREATE TABLE tttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt2 (cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc1 serial, d text);
-- rows:
INSERT INTO t VALUES (1, 2, 'a', 'b');
-- new:
CREATE TYPE eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee AS ENUM ('b', 'a');
CREATE TYPE üüüüüüüüüüüüüüüüüüüüüüüüüüüüüü AS ENUM ('b', 'a');
CREATE TABLE t (id int PRIMARY KEY, zbcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijk int CONSTRAINT t_abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabc_key UNIQUE, e eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee, f üüüüüüüüüüüüüüüüüüüüüüüüüüüüüü);
CREATE TABLE tttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt2 (cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc1 serial PRIMARY KEY, d text CHECK (d <> ''));
