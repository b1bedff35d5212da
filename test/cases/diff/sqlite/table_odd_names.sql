-- Names that need quotes.
-- allow: rewrite
-- old:
CREATE TABLE "Order" ("select" INTEGER PRIMARY KEY, "it's" TEXT);
-- rows:
INSERT INTO "Order" VALUES (1, 'x');
-- new:
CREATE TABLE "Order" ("select" INTEGER PRIMARY KEY, "it's" TEXT NOT NULL, "a ""b""" INTEGER);
CREATE INDEX "Odd index" ON "Order" ("it's", "a ""b""");
