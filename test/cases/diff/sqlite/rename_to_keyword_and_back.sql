-- Tables and columns get names that are words of SQL or differ in case only.
-- allow: scan
-- rename: people:group
-- rename: group.grp:group.order
-- rename: group.total:group.Total
-- old:
CREATE TABLE people (id INTEGER PRIMARY KEY, grp TEXT, total INTEGER);
CREATE INDEX people_grp ON people (grp, total);
CREATE TRIGGER p AFTER UPDATE OF grp ON people BEGIN UPDATE people SET total = total + 1 WHERE grp = NEW.grp; END;
CREATE VIEW v AS SELECT grp, sum(total) AS n FROM people GROUP BY grp;
-- rows:
INSERT INTO people VALUES (1, 'a', 2);
-- new:
CREATE TABLE "group" (id INTEGER PRIMARY KEY, "order" TEXT, Total INTEGER);
CREATE INDEX people_grp ON "group" ("order", Total);
CREATE TRIGGER p AFTER UPDATE OF "order" ON "group" BEGIN UPDATE "group" SET Total = Total + 1 WHERE "order" = NEW."order"; END;
CREATE VIEW v AS SELECT "order", sum(Total) AS n FROM "group" GROUP BY "order";
