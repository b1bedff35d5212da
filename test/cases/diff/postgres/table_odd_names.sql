-- Names that need quotes, everywhere.
-- allow: scan
-- old:
CREATE SCHEMA "Odd schema";
CREATE TABLE "Odd schema"."Order" ("select" int PRIMARY KEY, "it's" text);
-- rows:
INSERT INTO "Odd schema"."Order" VALUES (1, 'x');
-- new:
CREATE SCHEMA "Odd schema";
CREATE TABLE "Odd schema"."Order" ("select" int PRIMARY KEY, "it's" text DEFAULT 'y', "a ""b""" int);
CREATE INDEX "Odd index" ON "Odd schema"."Order" ("it's", "a ""b""");
COMMENT ON COLUMN "Odd schema"."Order"."it's" IS 'a "comment" that''s odd \ here';
