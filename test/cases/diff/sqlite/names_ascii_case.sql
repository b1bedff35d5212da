-- Only ASCII letters are the same in both cases: É and é are two names.
-- allow: rewrite, lossy
-- old:
CREATE TABLE "É" ("Ä" INTEGER, "ä" INTEGER, Name TEXT);
CREATE TABLE "é" (x INTEGER);
CREATE VIEW v AS SELECT "Ä", NAME FROM "É";
-- rows:
INSERT INTO "É" VALUES (1, 2, 'n');
INSERT INTO "é" VALUES (1);
-- new:
CREATE TABLE "É" ("Ä" INTEGER, "ä" INTEGER NOT NULL DEFAULT 1, Name TEXT CHECK (name <> ''));
CREATE TABLE "é" (x INTEGER, "X́" INTEGER);
CREATE VIEW v AS SELECT "Ä", NAME FROM "É";
