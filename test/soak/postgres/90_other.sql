-- feature: extension
-- variant
CREATE SCHEMA tools$n;
-- variant
CREATE SCHEMA tools$n;
CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA tools$n;

-- feature: publication
-- variant
CREATE PUBLICATION pub$n FOR TABLE t1;
-- variant
CREATE PUBLICATION pub$n FOR TABLE t1, t2 WITH (publish = 'insert, update');
COMMENT ON PUBLICATION pub$n IS 'Tells';
-- variant
CREATE PUBLICATION pub$n FOR ALL TABLES WITH (publish_via_partition_root = true);
-- variant since 15
CREATE PUBLICATION pub$n FOR TABLE t1 WHERE (id > 3), TABLES IN SCHEMA public;
-- variant since 15
CREATE PUBLICATION pub$n FOR TABLE t1 (id, b), t2 WHERE (x <> 'q') WITH (publish = 'insert');
-- variant
CREATE PUBLICATION pub$n;

-- feature: subscription
-- variant
CREATE SUBSCRIPTION sub$n CONNECTION 'dbname=nowhere' PUBLICATION one WITH (connect = false, slot_name = NONE);
-- variant
CREATE SUBSCRIPTION sub$n CONNECTION 'dbname=elsewhere' PUBLICATION one, two WITH (connect = false, slot_name = NONE);

-- feature: foreign data
-- variant
CREATE FOREIGN DATA WRAPPER far$n;
CREATE SERVER there$n FOREIGN DATA WRAPPER far$n;
CREATE FOREIGN TABLE remote$n (id integer, v text) SERVER there$n;
-- variant
CREATE FOREIGN DATA WRAPPER far$n OPTIONS (debug 'true');
CREATE SERVER there$n TYPE 'x' VERSION '2' FOREIGN DATA WRAPPER far$n OPTIONS (host 'h', port '1');
CREATE USER MAPPING FOR soak_reader SERVER there$n OPTIONS (username 'u');
CREATE FOREIGN TABLE remote$n (id integer NOT NULL, v text OPTIONS (name 'w')) SERVER there$n OPTIONS (tab 'far');
COMMENT ON SERVER there$n IS 'There';
-- variant
CREATE FOREIGN DATA WRAPPER far$n;
CREATE SERVER there$n FOREIGN DATA WRAPPER far$n OPTIONS (host 'other');
CREATE USER MAPPING FOR PUBLIC SERVER there$n;
CREATE FOREIGN TABLE remote$n (id bigint, v text, CHECK (id > 0)) SERVER there$n;

-- feature: text search
-- variant
CREATE TEXT SEARCH DICTIONARY stems$n (template = snowball, language = english);
CREATE TEXT SEARCH CONFIGURATION words$n (COPY = simple);
-- variant
CREATE TEXT SEARCH DICTIONARY stems$n (template = snowball, language = german);
CREATE TEXT SEARCH CONFIGURATION words$n (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION words$n ALTER MAPPING FOR word, asciiword WITH stems$n, simple;
COMMENT ON TEXT SEARCH CONFIGURATION words$n IS 'Words';
-- variant
CREATE TEXT SEARCH DICTIONARY stems$n (template = simple);
CREATE TEXT SEARCH CONFIGURATION words$n (PARSER = default);
ALTER TEXT SEARCH CONFIGURATION words$n ADD MAPPING FOR word WITH stems$n;
