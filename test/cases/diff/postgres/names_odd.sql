-- Names that differ in case, are reserved, and hold quotes, dots, dollars and lines.
-- allow: scan
-- old:
CREATE SCHEMA "My Schema.x";
CREATE TYPE "My Schema.x"."Mood" AS ENUM ('it''s', 'a"b', '$$', 'c,d', '{e}', 'f\g');
CREATE TABLE "My Schema.x"."Order" ("select" int PRIMARY KEY, "Select" text, "a.b" "My Schema.x"."Mood" DEFAULT 'it''s', "$1" int, "c""d" "My Schema.x"."Mood"[] DEFAULT '{"c,d","\{e\}"}');
CREATE VIEW "My Schema.x"."View" AS SELECT "select", "Select", "a.b" FROM "My Schema.x"."Order" WHERE "a.b" <> '$$';
COMMENT ON COLUMN "My Schema.x"."Order"."a.b" IS 'it''s
two lines; -- and $$ ''\';
-- rows:
INSERT INTO "My Schema.x"."Order" ("select", "Select") VALUES (1, 'x');
-- new:
CREATE SCHEMA "My Schema.x";
CREATE TYPE "My Schema.x"."Mood" AS ENUM ('it''s', 'a"b', '$$', 'new''', 'c,d', '{e}', 'f\g');
CREATE TABLE "My Schema.x"."Order" ("select" int PRIMARY KEY, "Select" text NOT NULL, "a.b" "My Schema.x"."Mood" DEFAULT 'a"b', "$1" int CONSTRAINT "it's" CHECK ("$1" > 0), "c""d" "My Schema.x"."Mood"[] DEFAULT '{"a\"b"}', "
" text);
CREATE INDEX "i.n""d" ON "My Schema.x"."Order" ("Select", ("a.b" = 'f\g'));
CREATE VIEW "My Schema.x"."View" AS SELECT "select", "Select", "a.b", "$1" FROM "My Schema.x"."Order" WHERE "a.b" <> '$$';
COMMENT ON COLUMN "My Schema.x"."Order"."a.b" IS E'tab\t back\\slash
$x$ /* not a comment';
CREATE FUNCTION "My Schema.x"."F"("A b" int) RETURNS text LANGUAGE sql AS $x$SELECT '$$ $body$ $function$ it''s'::text$x$;
