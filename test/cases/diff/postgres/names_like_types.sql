-- Columns, functions and tables are called like types and functions of PostgreSQL.
-- allow: scan
-- old:
CREATE TABLE "user" (id int PRIMARY KEY, "timestamp" timestamp, "interval" interval, "text" text, "int" int, "order" int);
CREATE FUNCTION lower(int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1 - 1';
CREATE INDEX user_text ON "user" (lower("text"));
CREATE VIEW date AS SELECT "timestamp"::date AS date FROM "user";
-- rows:
INSERT INTO "user" VALUES (1, '2025-01-01', '1 day', 'A', 1, 2);
-- new:
CREATE TABLE "user" (id int PRIMARY KEY, "timestamp" timestamp NOT NULL, "interval" interval DEFAULT '1 day', "text" text CHECK (lower("text") <> ''), "int" int, "order" int, "date" date);
CREATE FUNCTION lower(int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1 - 2';
CREATE INDEX user_text ON "user" (upper("text"), lower("int"));
CREATE VIEW date AS SELECT "timestamp"::date AS date, "order" FROM "user";
