-- Names that are words of SQL, in every place where names stand.
-- allow: rewrite, lossy
-- old:
CREATE TABLE "order" ("select" INTEGER PRIMARY KEY, "from" TEXT, "check" INTEGER, "key" TEXT);
CREATE TABLE "table" ("references" INTEGER REFERENCES "order" ("select"), "index" TEXT COLLATE NOCASE);
CREATE INDEX "unique" ON "order" ("from", "key" DESC) WHERE "check" > 1;
CREATE VIEW "view" AS SELECT "order"."select", "from" FROM "order";
CREATE TRIGGER "trigger" AFTER INSERT ON "order" BEGIN INSERT INTO "table" VALUES (NEW."select", 'x'); END;
-- rows:
INSERT INTO "order" VALUES (1, 'a', 2, 'k');
-- new:
CREATE TABLE "order" ("select" INTEGER PRIMARY KEY, "from" TEXT NOT NULL, "check" INTEGER, "key" TEXT, "group" TEXT);
CREATE TABLE "table" ("references" INTEGER REFERENCES "order" ("select") ON DELETE CASCADE, "index" TEXT COLLATE NOCASE);
CREATE INDEX "unique" ON "order" ("from", "key" DESC) WHERE "check" > 2;
CREATE VIEW "view" AS SELECT "order"."select", "from", "group" FROM "order";
CREATE TRIGGER "trigger" AFTER UPDATE OF "from", "key" ON "order" BEGIN INSERT INTO "table" VALUES (NEW."select", 'x'); END;
