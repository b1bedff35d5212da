-- Create posts, which belong to users.
-- revision: 8d2e4f6a1c35
-- down-revision: 3f1c5a7e9b02

-- migr: upgrade
CREATE TABLE posts (
  id integer PRIMARY KEY,
  user_id integer NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  title text NOT NULL
);
INSERT INTO users (id, name) VALUES (1, 'Ada'), (2, 'Grace');
INSERT INTO posts (id, user_id, title) VALUES (1, 1, 'Notes; with a semicolon'), (2, 2, 'Nanoseconds');

-- migr: downgrade
DROP TABLE posts;
