-- feature: keys
-- variant
CREATE TABLE keyed$n (a INTEGER, b TEXT, c TEXT, PRIMARY KEY (a, b));
-- variant
CREATE TABLE keyed$n (a INTEGER, b TEXT, c TEXT, PRIMARY KEY (b DESC, a));
-- variant
CREATE TABLE keyed$n (a INTEGER, b TEXT, c TEXT, CONSTRAINT k$n UNIQUE (a, b COLLATE NOCASE));
-- variant
CREATE TABLE keyed$n (a INTEGER, b TEXT, c TEXT UNIQUE, UNIQUE (a), UNIQUE (c, a));

-- feature: checks
-- variant
CREATE TABLE checked$n (a INTEGER, b TEXT, CHECK (a > 0));
-- variant
CREATE TABLE checked$n (a INTEGER, b TEXT, CONSTRAINT above$n CHECK (a > 0 AND b NOT LIKE '%''%'), CHECK (length(b) < 9));
-- variant
CREATE TABLE checked$n (a INTEGER CHECK (a IN (1, 2)), b TEXT);

-- feature: foreign key of two columns
-- variant
CREATE TABLE aim$n (x INTEGER, y INTEGER, PRIMARY KEY (x, y));
CREATE TABLE shot$n (x INTEGER, y INTEGER, FOREIGN KEY (x, y) REFERENCES aim$n (x, y));
-- variant
CREATE TABLE aim$n (x INTEGER, y INTEGER, UNIQUE (y, x));
CREATE TABLE shot$n (x INTEGER, y INTEGER, FOREIGN KEY (y, x) REFERENCES aim$n (y, x) ON UPDATE SET DEFAULT);
