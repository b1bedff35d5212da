-- Columns and tables are called like words of SQL.
-- allow: rewrite
-- old:
CREATE TABLE "order" ("group" INTEGER PRIMARY KEY, "select" TEXT DEFAULT 'x', "check" INTEGER, "primary" TEXT, "references" TEXT, "default" TEXT);
CREATE INDEX "index" ON "order" ("select");
CREATE VIEW "table" AS SELECT "group", "check" FROM "order";
-- rows:
INSERT INTO "order" ("group", "check") VALUES (1, 2);
-- new:
CREATE TABLE "order" ("group" INTEGER PRIMARY KEY, "select" TEXT NOT NULL DEFAULT 'x', "check" INTEGER, "primary" TEXT, "references" TEXT, "default" TEXT, "unique" TEXT);
CREATE INDEX "index" ON "order" ("select", "primary");
CREATE VIEW "table" AS SELECT "group", "check" FROM "order";
