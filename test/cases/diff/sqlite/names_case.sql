-- Names differ from those of references only in their case.
-- allow: rewrite
-- old:
CREATE TABLE Users (Id INTEGER PRIMARY KEY, Name TEXT);
CREATE TABLE posts (user_id INTEGER REFERENCES users (ID));
CREATE INDEX By_Name ON USERS (NAME);
CREATE VIEW Names AS SELECT NAME FROM USERS;
-- rows:
INSERT INTO Users VALUES (1, 'a');
INSERT INTO posts VALUES (1);
-- new:
CREATE TABLE Users (Id INTEGER PRIMARY KEY, Name TEXT NOT NULL);
CREATE TABLE posts (user_id INTEGER REFERENCES users (ID));
CREATE INDEX By_Name ON USERS (NAME);
CREATE VIEW Names AS SELECT NAME FROM USERS;
