-- Names with quotes, dots, spaces and other letters.
-- allow: rewrite
-- old:
CREATE TABLE "a ""b"" c" ("x.y" INTEGER, "ü ö" TEXT, "it's" TEXT, PRIMARY KEY ("x.y"));
CREATE INDEX "i""x" ON "a ""b"" c" ("ü ö");
CREATE TRIGGER "t.r" AFTER INSERT ON "a ""b"" c" BEGIN UPDATE "a ""b"" c" SET "it's" = 'x;y' WHERE "x.y" = NEW."x.y"; END;
-- rows:
INSERT INTO "a ""b"" c" VALUES (1, 'a', 'b');
-- new:
CREATE TABLE "a ""b"" c" ("x.y" INTEGER, "ü ö" TEXT NOT NULL, "it's" TEXT, "--" TEXT, "/*" TEXT, PRIMARY KEY ("x.y"));
CREATE INDEX "i""x" ON "a ""b"" c" ("ü ö", "--");
CREATE TRIGGER "t.r" AFTER INSERT ON "a ""b"" c" BEGIN UPDATE "a ""b"" c" SET "it's" = 'x;y' WHERE "x.y" = NEW."x.y"; END;
