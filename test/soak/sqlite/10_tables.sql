-- feature: table
-- variant
CREATE TABLE plain$n (id INTEGER, v TEXT);
-- variant
CREATE TABLE plain$n (id INTEGER, v TEXT, w TEXT);
-- variant
CREATE TABLE plain$n (id INTEGER PRIMARY KEY, v TEXT) STRICT;
-- variant
CREATE TABLE plain$n (id INTEGER PRIMARY KEY, v TEXT) WITHOUT ROWID;
-- variant
CREATE TABLE plain$n (id INTEGER PRIMARY KEY AUTOINCREMENT, v TEXT);
-- variant
CREATE TABLE plain$n (id ANY PRIMARY KEY, v BLOB) STRICT, WITHOUT ROWID;

-- feature: child rows through a rebuild
-- variant
CREATE TABLE child$n (id INTEGER PRIMARY KEY, t1_id INTEGER REFERENCES t1 (id) ON DELETE CASCADE);
-- variant
CREATE TABLE child$n (id INTEGER PRIMARY KEY, t1_id INTEGER REFERENCES t1 (id) ON DELETE SET NULL ON UPDATE CASCADE);
-- variant
CREATE TABLE child$n (id INTEGER PRIMARY KEY, t1_id INTEGER NOT NULL REFERENCES t1 (id) DEFERRABLE INITIALLY DEFERRED);
-- variant
CREATE TABLE child$n (id INTEGER PRIMARY KEY, t1_id INTEGER, CONSTRAINT up$n FOREIGN KEY (t1_id) REFERENCES t1 (id));

-- feature: table that refers to itself
-- variant
CREATE TABLE tree$n (id INTEGER PRIMARY KEY, up INTEGER REFERENCES tree$n (id));
-- variant
CREATE TABLE tree$n (id INTEGER PRIMARY KEY, up INTEGER REFERENCES tree$n (id) ON DELETE CASCADE, v TEXT);

-- feature: two tables that refer to each other
-- variant
CREATE TABLE left$n (id INTEGER PRIMARY KEY, r INTEGER REFERENCES right$n (id));
CREATE TABLE right$n (id INTEGER PRIMARY KEY, l INTEGER REFERENCES left$n (id));
-- variant
CREATE TABLE left$n (id INTEGER PRIMARY KEY, r INTEGER);
CREATE TABLE right$n (id INTEGER PRIMARY KEY, l INTEGER REFERENCES left$n (id) ON DELETE CASCADE);

-- feature: view or table
-- variant
CREATE TABLE either$n (id INTEGER, b TEXT);
-- variant
CREATE VIEW either$n AS SELECT id, b FROM t1;

-- feature: full-text search is left alone
-- variant
CREATE VIRTUAL TABLE found$n USING fts5 (title, body);
CREATE TABLE beside_fts$n (id INTEGER);
-- variant
CREATE VIRTUAL TABLE found$n USING fts5 (title, body);
CREATE TABLE beside_fts$n (id INTEGER, v TEXT UNIQUE);
