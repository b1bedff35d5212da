-- What hangs together in a table, and what names it from elsewhere.

-- feature: constraints in the definition of columns
-- variant
CREATE TABLE inline$n (id INTEGER PRIMARY KEY, a INTEGER CHECK (a > 0) CONSTRAINT few$n CHECK (a < 1000), p INTEGER REFERENCES t1 (id) ON DELETE SET NULL, b TEXT);
-- variant
CREATE TABLE inline$n (id INTEGER PRIMARY KEY, b TEXT);
-- variant
CREATE TABLE inline$n (id INTEGER PRIMARY KEY, b TEXT CHECK (id > 0), a INTEGER);
-- variant
CREATE TABLE inline$n (id INTEGER PRIMARY KEY, a INTEGER, b TEXT NOT NULL DEFAULT '' CHECK (b <> 'x'), CHECK (a > 0), CHECK (id > 0));

-- feature: keys with conflict clauses
-- variant
CREATE TABLE yields$n (a INTEGER, b TEXT, PRIMARY KEY (a, b) ON CONFLICT REPLACE, CONSTRAINT u$n UNIQUE (b, a) ON CONFLICT IGNORE);
-- variant
CREATE TABLE yields$n (a INTEGER, b TEXT, PRIMARY KEY (b, a) ON CONFLICT FAIL, CONSTRAINT u$n UNIQUE (a COLLATE NOCASE, b) ON CONFLICT IGNORE);
-- variant
CREATE TABLE yields$n (a INTEGER PRIMARY KEY ON CONFLICT REPLACE, b TEXT NOT NULL ON CONFLICT ABORT, CONSTRAINT u$n UNIQUE (b) ON CONFLICT ROLLBACK);
-- variant
CREATE TABLE yields$n (a INTEGER PRIMARY KEY, b TEXT, CONSTRAINT u$n UNIQUE (b));

-- feature: table without rowids, and what refers to it
-- variant
CREATE TABLE code$n (k TEXT, n INTEGER, v TEXT, PRIMARY KEY (k, n DESC)) WITHOUT ROWID;
CREATE TABLE uses$n (k TEXT, n INTEGER, FOREIGN KEY (k, n) REFERENCES code$n (k, n) ON UPDATE CASCADE);
-- variant
CREATE TABLE code$n (k TEXT, n INTEGER, v TEXT CHECK (v <> ''), PRIMARY KEY (k, n)) STRICT, WITHOUT ROWID;
CREATE TABLE uses$n (k TEXT NOT NULL, n INTEGER, FOREIGN KEY (k, n) REFERENCES code$n (k, n) ON UPDATE SET NULL DEFERRABLE INITIALLY DEFERRED);
-- variant
CREATE TABLE code$n (k TEXT, n INTEGER, v TEXT, UNIQUE (k, n));
CREATE TABLE uses$n (k TEXT, n INTEGER, FOREIGN KEY (k, n) REFERENCES code$n (k, n));

-- feature: search that reads the rows of a table
-- variant
CREATE TABLE doc$n (id INTEGER PRIMARY KEY, title TEXT, body TEXT);
CREATE VIRTUAL TABLE find$n USING fts5 (body, content='doc$n', content_rowid='id');
CREATE TRIGGER doc_ai$n AFTER INSERT ON doc$n BEGIN INSERT INTO find$n (rowid, body) VALUES (NEW.id, NEW.body); END;
-- variant
CREATE TABLE doc$n (id INTEGER PRIMARY KEY, title TEXT NOT NULL DEFAULT '', body TEXT CHECK (body <> ''), extra BLOB);
CREATE VIRTUAL TABLE find$n USING fts5 (body, content='doc$n', content_rowid='id');
CREATE TRIGGER doc_ai$n AFTER INSERT ON doc$n WHEN NEW.body IS NOT NULL BEGIN INSERT INTO find$n (rowid, body) VALUES (NEW.id, NEW.body); END;
-- variant
CREATE TABLE doc$n (id INTEGER PRIMARY KEY AUTOINCREMENT, body TEXT);
CREATE VIRTUAL TABLE find$n USING fts5 (body, content='doc$n', content_rowid='id');

-- feature: triggers that write each other's tables
-- variant
CREATE TABLE ping$n (id INTEGER PRIMARY KEY, v TEXT);
CREATE TABLE pong$n (id INTEGER PRIMARY KEY, v TEXT);
CREATE TRIGGER to_pong$n AFTER INSERT ON ping$n BEGIN INSERT INTO pong$n (v) VALUES (NEW.v); END;
CREATE TRIGGER to_ping$n AFTER DELETE ON pong$n BEGIN DELETE FROM ping$n WHERE v = OLD.v; END;
-- variant
CREATE TABLE ping$n (id INTEGER PRIMARY KEY, v TEXT UNIQUE, w TEXT);
CREATE TABLE pong$n (id INTEGER PRIMARY KEY, v TEXT NOT NULL DEFAULT 'x');
CREATE TRIGGER to_pong$n AFTER INSERT ON ping$n BEGIN INSERT OR IGNORE INTO pong$n (v) SELECT w FROM ping$n WHERE id = NEW.id; END;
-- variant
CREATE TABLE ping$n (id INTEGER PRIMARY KEY);

-- feature: view that takes writes
-- variant
CREATE TABLE behind$n (id INTEGER PRIMARY KEY, a TEXT, b TEXT);
CREATE VIEW front$n AS SELECT id, a FROM behind$n;
CREATE TRIGGER front_ii$n INSTEAD OF INSERT ON front$n BEGIN INSERT INTO behind$n (id, a) VALUES (NEW.id, NEW.a); END;
CREATE TRIGGER front_iu$n INSTEAD OF UPDATE OF a ON front$n BEGIN UPDATE behind$n SET a = NEW.a WHERE id = OLD.id; END;
-- variant
CREATE TABLE behind$n (id INTEGER PRIMARY KEY, a TEXT NOT NULL, b TEXT UNIQUE);
CREATE VIEW front$n (id, a, b) AS SELECT * FROM behind$n WHERE b IS NOT NULL;
CREATE TRIGGER front_iu$n INSTEAD OF UPDATE ON front$n WHEN NEW.a <> OLD.a BEGIN UPDATE behind$n SET a = NEW.a, b = NEW.b WHERE id = OLD.id; END;
-- variant
CREATE TABLE front$n (id INTEGER PRIMARY KEY, a TEXT);
CREATE VIEW behind$n AS SELECT id, a FROM front$n;

-- feature: names that need quotes
-- variant
CREATE TABLE "or""der $n" ("group" INTEGER PRIMARY KEY, "a.b" TEXT, "É" TEXT, "--" INTEGER CHECK ("--" > 0));
CREATE INDEX "by ' $n" ON "or""der $n" ("a.b" DESC, "É") WHERE "--" > 1;
CREATE VIEW "see $n" AS SELECT "group", "a.b" FROM "or""der $n";
-- variant
CREATE TABLE "or""der $n" ("group" INTEGER PRIMARY KEY, "a.b" TEXT NOT NULL DEFAULT ';', "É" TEXT, "é" TEXT);
CREATE INDEX "by ' $n" ON "or""der $n" ("é", lower("a.b"));
CREATE VIEW "see $n" AS SELECT "group", "é" AS "a.b" FROM "or""der $n";
CREATE TRIGGER "tr ; $n" AFTER INSERT ON "or""der $n" BEGIN UPDATE "or""der $n" SET "a.b" = ';' WHERE "group" = NEW."group"; END;

-- feature: queries of all sorts in views
-- variant
CREATE VIEW deep$n AS WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 5) SELECT n, (SELECT max(a) FROM t1) AS top FROM c;
-- variant
CREATE VIEW deep$n AS SELECT id AS n, sum(a) OVER (PARTITION BY b ORDER BY id) AS top FROM t1 WHERE EXISTS (SELECT 1 FROM t2 WHERE t2.t1_id = t1.id);
-- variant
CREATE VIEW deep$n (n, top) AS VALUES (1, 'it''s'), (2, NULL);

-- feature: columns that are computed from each other
-- variant
CREATE TABLE chain$n (a INTEGER, b INTEGER GENERATED ALWAYS AS (a + 1) VIRTUAL, c INTEGER GENERATED ALWAYS AS (b + 1) VIRTUAL);
CREATE INDEX chain_c$n ON chain$n (c);
-- variant
CREATE TABLE chain$n (a INTEGER NOT NULL DEFAULT 1, b INTEGER GENERATED ALWAYS AS (a + 1) STORED, c INTEGER GENERATED ALWAYS AS (b * 2) STORED UNIQUE, CHECK (c > 0));
-- variant
CREATE TABLE chain$n (a INTEGER, c INTEGER GENERATED ALWAYS AS (a) VIRTUAL);
CREATE UNIQUE INDEX chain_c$n ON chain$n (c DESC) WHERE a > 0;

-- feature: named foreign key that changes what it refers to
-- variant
CREATE TABLE aims$n (a INTEGER, b INTEGER, CONSTRAINT aim_at$n FOREIGN KEY (a) REFERENCES t1 (id) ON DELETE RESTRICT MATCH FULL);
-- variant
CREATE TABLE aims$n (a INTEGER, b INTEGER, CONSTRAINT aim_at$n FOREIGN KEY (b) REFERENCES t2 (id) ON DELETE RESTRICT);
-- variant
CREATE TABLE aims$n (a INTEGER, b INTEGER CONSTRAINT aim_at$n REFERENCES aims$n (a) DEFERRABLE INITIALLY DEFERRED, UNIQUE (a), CONSTRAINT odd$n CHECK (a % 2 = 1));
-- variant
CREATE TABLE aims$n (a INTEGER NOT NULL ON CONFLICT REPLACE DEFAULT 1, b INTEGER NOT NULL, CONSTRAINT odd$n CHECK (b % 2 = 1 AND a > 0));
