-- A column changes its type under a view that another view reads, which a policy asks.
-- allow: rewrite
-- old:
CREATE TABLE users (id int PRIMARY KEY, team int);
CREATE VIEW members AS SELECT id, team FROM users;
CREATE VIEW teams AS SELECT team, count(*) AS n FROM members GROUP BY team;
CREATE TABLE notes (id int PRIMARY KEY, team int, body text);
ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON notes FOR SELECT USING (team IN (SELECT teams.team FROM teams));
COMMENT ON VIEW teams IS 'stays';
GRANT SELECT ON members TO PUBLIC;
-- rows:
INSERT INTO users VALUES (1, 7);
INSERT INTO notes VALUES (1, 7, 'x');
-- new:
CREATE TABLE users (id int PRIMARY KEY, team bigint);
CREATE VIEW members AS SELECT id, team FROM users;
CREATE VIEW teams AS SELECT team, count(*) AS n FROM members GROUP BY team;
CREATE TABLE notes (id int PRIMARY KEY, team int, body text);
ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON notes FOR SELECT USING (team IN (SELECT teams.team FROM teams));
COMMENT ON VIEW teams IS 'stays';
GRANT SELECT ON members TO PUBLIC;
