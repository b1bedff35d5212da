-- A table that refers to itself is renamed, with its key and a trigger that walks it.
-- rename: tree:nodes
-- rename: nodes.id:nodes.node
-- old:
CREATE TABLE tree (id INTEGER PRIMARY KEY, up INTEGER REFERENCES tree (id), v TEXT);
CREATE INDEX tree_up ON tree (up);
CREATE TRIGGER walks AFTER DELETE ON tree BEGIN UPDATE tree SET up = OLD.up WHERE up = OLD.id; END;
CREATE VIEW leaves AS SELECT id FROM tree WHERE id NOT IN (SELECT up FROM tree WHERE up IS NOT NULL);
-- rows:
INSERT INTO tree VALUES (1, NULL, 'a'), (2, 1, 'b');
-- new:
CREATE TABLE nodes (node INTEGER PRIMARY KEY, up INTEGER REFERENCES nodes (node), v TEXT);
CREATE INDEX tree_up ON nodes (up);
CREATE TRIGGER walks AFTER DELETE ON nodes BEGIN UPDATE nodes SET up = OLD.up WHERE up = OLD.node; END;
CREATE VIEW leaves AS SELECT node AS id FROM nodes WHERE node NOT IN (SELECT up FROM nodes WHERE up IS NOT NULL);
