-- A sequence turns round and gets another type, one moves above its numbers, one is no longer written ahead.
-- since: 15
-- old:
CREATE SEQUENCE down;
CREATE SEQUENCE above;
CREATE SEQUENCE fast;
-- new:
CREATE SEQUENCE down AS smallint INCREMENT -1;
CREATE SEQUENCE above AS integer START 10 INCREMENT 5 MINVALUE 5 MAXVALUE 1000 CYCLE;
CREATE UNLOGGED SEQUENCE fast;
