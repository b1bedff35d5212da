-- Tables that refer to each other are no longer logged, and a column of one becomes a serial.
-- since: 15
-- allow: rewrite

-- old:
CREATE TABLE first (id integer PRIMARY KEY, n integer NOT NULL);
CREATE TABLE second (id integer PRIMARY KEY, first_id integer REFERENCES first);
ALTER TABLE first ADD CONSTRAINT back FOREIGN KEY (n) REFERENCES second DEFERRABLE INITIALLY DEFERRED;
COMMENT ON CONSTRAINT back ON first IS 'And back';
CREATE UNLOGGED TABLE alone (id integer NOT NULL);

-- rows:
INSERT INTO second VALUES (1, NULL);
INSERT INTO first VALUES (7, 1);

-- new:
CREATE UNLOGGED TABLE first (id integer PRIMARY KEY, n serial);
CREATE UNLOGGED TABLE second (id integer PRIMARY KEY, first_id integer REFERENCES first);
ALTER TABLE first ADD CONSTRAINT back FOREIGN KEY (n) REFERENCES second DEFERRABLE INITIALLY DEFERRED;
COMMENT ON CONSTRAINT back ON first IS 'And back';
CREATE UNLOGGED TABLE alone (id serial);
