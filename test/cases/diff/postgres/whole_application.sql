-- Many changes at once, in the order that one graph gives.
-- allow: rewrite, lossy
-- old:
CREATE TYPE state AS ENUM ('new', 'paid');
CREATE TABLE customers (id int PRIMARY KEY, name text NOT NULL, legacy text);
CREATE TABLE orders (id int PRIMARY KEY, customer_id int REFERENCES customers, state state DEFAULT 'new', total numeric(8,2));
CREATE VIEW open_orders AS SELECT o.id, c.name FROM orders o JOIN customers c ON c.id = o.customer_id WHERE o.state = 'new';
CREATE INDEX orders_state_idx ON orders (state);
-- rows:
INSERT INTO customers VALUES (1, 'Ada', 'x');
INSERT INTO orders VALUES (10, 1, 'paid', 9.99);
-- new:
CREATE TYPE state AS ENUM ('new', 'paid', 'sent');
CREATE TABLE countries (code char(2) PRIMARY KEY);
CREATE TABLE customers (id bigint PRIMARY KEY, name text NOT NULL, country char(2) REFERENCES countries);
CREATE TABLE orders (id int PRIMARY KEY, customer_id bigint NOT NULL REFERENCES customers ON DELETE CASCADE, state state DEFAULT 'new', total numeric(12,2) CHECK (total >= 0));
CREATE VIEW open_orders AS SELECT o.id, c.name, c.country FROM orders o JOIN customers c ON c.id = o.customer_id WHERE o.state = 'new';
CREATE INDEX orders_customer_idx ON orders (customer_id);
