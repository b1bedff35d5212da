-- An index of places stays beside a table that is made again, with the triggers that fill it.
-- allow: rewrite, lossy
-- old:
CREATE TABLE spots (id INTEGER PRIMARY KEY, x REAL, y REAL, name TEXT);
CREATE VIRTUAL TABLE spots_at USING rtree(id, x0, x1, y0, y1);
CREATE TRIGGER spots_ai AFTER INSERT ON spots BEGIN INSERT INTO spots_at VALUES (NEW.id, NEW.x, NEW.x, NEW.y, NEW.y); END;
-- rows:
INSERT INTO spots VALUES (1, 2.5, 3.5, 'a');
-- new:
CREATE TABLE spots (id INTEGER PRIMARY KEY, x REAL NOT NULL, y REAL NOT NULL, CHECK (x BETWEEN -180 AND 180));
CREATE VIRTUAL TABLE spots_at USING rtree(id, x0, x1, y0, y1);
CREATE TRIGGER spots_ai AFTER INSERT ON spots BEGIN INSERT INTO spots_at VALUES (NEW.id, NEW.x, NEW.x, NEW.y, NEW.y); END;
