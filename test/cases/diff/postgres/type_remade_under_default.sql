-- New types come with what default privileges say, also those that take the place of others in one step.
-- allow: rewrite

-- setup:
ALTER DEFAULT PRIVILEGES REVOKE USAGE ON TYPES FROM PUBLIC;

-- old:
CREATE TYPE state AS ENUM ('new', 'open', 'done');
CREATE DOMAIN price AS numeric(12);
CREATE TYPE size AS (w integer, h integer);
GRANT USAGE ON TYPE state, price, size TO PUBLIC;
CREATE TABLE orders (id integer, state state, price price, size size);

-- rows:
INSERT INTO orders VALUES (1, 'new', 5, '(1,2)');

-- new:
CREATE TYPE state AS ENUM ('done', 'new');
CREATE DOMAIN price AS numeric(14);
CREATE TYPE size AS (w bigint, h integer);
GRANT USAGE ON TYPE state, price, size TO PUBLIC;
CREATE TABLE orders (id integer, state state, price price, size size);
