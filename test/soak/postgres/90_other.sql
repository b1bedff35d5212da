-- feature: extension
-- variant
CREATE SCHEMA tools$n;
-- variant
CREATE SCHEMA tools$n;
CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA tools$n;

-- feature: version of an extension
-- variant
CREATE EXTENSION IF NOT EXISTS cube VERSION '1.4';

-- feature: extension whose things are used
-- variant
CREATE EXTENSION IF NOT EXISTS citext;
CREATE TABLE loose$n (v citext, CHECK (v <> 'x'));
-- variant
CREATE EXTENSION IF NOT EXISTS citext;
COMMENT ON EXTENSION citext IS 'Loose';
CREATE TABLE loose$n (v citext DEFAULT 'q', w citext[]);
CREATE VIEW looser$n AS SELECT v FROM loose$n WHERE v = 'Q';
CREATE FUNCTION loosest$n(citext) RETURNS citext LANGUAGE sql AS 'SELECT $1';
-- variant
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE TABLE loose$n (v text);
CREATE INDEX loose_v$n ON loose$n USING gin (v gin_trgm_ops);
-- variant
CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE TABLE loose$n (v text, r int4range, EXCLUDE USING gist (v WITH =, r WITH &&));
-- variant
CREATE EXTENSION IF NOT EXISTS hstore;
CREATE TABLE loose$n (h hstore DEFAULT '', w text);
CREATE INDEX loose_v$n ON loose$n USING gist (h gist_hstore_ops (siglen = 32));
CREATE VIEW looser$n AS SELECT h -> 'a' AS a FROM loose$n;

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
-- variant since 15
CREATE PUBLICATION pub$n FOR TABLE t2 (x) WITH (publish = 'insert');

-- feature: publications of other things
-- variant
CREATE TABLE sent$n (id integer PRIMARY KEY, v text) PARTITION BY RANGE (id);
CREATE TABLE sent_1$n PARTITION OF sent$n FOR VALUES FROM (0) TO (5);
CREATE PUBLICATION pub_of$n FOR TABLE sent$n WITH (publish_via_partition_root);
-- variant
CREATE TABLE sent$n (id integer PRIMARY KEY, v text) PARTITION BY RANGE (id);
CREATE TABLE sent_1$n PARTITION OF sent$n FOR VALUES FROM (0) TO (5);
CREATE PUBLICATION pub_of$n FOR TABLE sent_1$n WITH (publish = '');
ALTER PUBLICATION pub_of$n OWNER TO CURRENT_USER;
-- variant since 15
CREATE SCHEMA sending$n;
CREATE TABLE sending$n.sent$n (id integer PRIMARY KEY, v text);
CREATE PUBLICATION pub_of$n FOR TABLES IN SCHEMA sending$n WITH (publish = 'truncate, delete');
-- variant since 15
CREATE SCHEMA sending$n;
CREATE TABLE sending$n.sent$n (id integer PRIMARY KEY, v text, w integer);
CREATE PUBLICATION pub_of$n FOR TABLE sending$n.sent$n (w, id) WHERE (id > 5 AND w IS NULL) WITH (publish = 'insert');
-- variant since 18
CREATE TABLE sent$n (id integer PRIMARY KEY, v text, g integer GENERATED ALWAYS AS (id + 1) STORED);
CREATE PUBLICATION pub_of$n FOR TABLE sent$n WITH (publish_generated_columns = stored);

-- feature: subscription
-- variant
CREATE SUBSCRIPTION sub$n CONNECTION 'dbname=nowhere' PUBLICATION one WITH (connect = false, slot_name = NONE);
-- variant
CREATE SUBSCRIPTION sub$n CONNECTION 'dbname=elsewhere' PUBLICATION one, two WITH (connect = false, slot_name = NONE);
-- variant
CREATE SUBSCRIPTION sub$n CONNECTION 'dbname=elsewhere' PUBLICATION one, two WITH (connect = false, slot_name = 'odd_slot', binary = true, synchronous_commit = local);
COMMENT ON SUBSCRIPTION sub$n IS 'Gets';
-- variant
CREATE SUBSCRIPTION sub$n CONNECTION 'dbname=elsewhere host=nowhere.invalid' PUBLICATION two WITH (connect = false, streaming = true);
-- variant since 16
CREATE SUBSCRIPTION sub$n CONNECTION 'dbname=elsewhere password=p' PUBLICATION two WITH (connect = false, slot_name = NONE, two_phase = true, disable_on_error = true, origin = none, run_as_owner = true, password_required = false, streaming = parallel);
ALTER SUBSCRIPTION sub$n OWNER TO CURRENT_USER;

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

-- feature: foreign tables
-- variant
CREATE FOREIGN DATA WRAPPER wrap$n;
CREATE SERVER srv$n FOREIGN DATA WRAPPER wrap$n;
CREATE TABLE near$n (id integer NOT NULL, v text) PARTITION BY LIST (id);
CREATE FOREIGN TABLE far_off$n PARTITION OF near$n FOR VALUES IN (1) SERVER srv$n OPTIONS (a 'b');
-- variant
CREATE FOREIGN DATA WRAPPER wrap$n;
CREATE SERVER srv$n FOREIGN DATA WRAPPER wrap$n;
CREATE TABLE near$n (id integer NOT NULL, v text);
CREATE FOREIGN TABLE far_off$n (w date OPTIONS (a 'b', c 'd') DEFAULT now()) INHERITS (near$n) SERVER srv$n OPTIONS (a 'c', x 'y');
COMMENT ON COLUMN far_off$n.w IS 'When';
-- variant
CREATE FOREIGN DATA WRAPPER wrap$n;
CREATE SERVER srv$n FOREIGN DATA WRAPPER wrap$n;
CREATE FUNCTION fired_far$n() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
CREATE FOREIGN TABLE far_off$n (id bigint NOT NULL DEFAULT 5, v varchar(5) OPTIONS (a 'e') COLLATE "C", CONSTRAINT far_check$n CHECK (id > 0) NOT VALID, g bigint GENERATED ALWAYS AS (id + 1) STORED) SERVER srv$n;
ALTER FOREIGN TABLE far_off$n ALTER COLUMN v SET STATISTICS 50, ALTER COLUMN v SET (n_distinct = 3), ALTER COLUMN v SET STORAGE EXTERNAL;
CREATE TRIGGER far_trigger$n BEFORE INSERT ON far_off$n FOR EACH ROW EXECUTE FUNCTION fired_far$n();
CREATE VIEW far_view$n AS SELECT id FROM far_off$n;
GRANT SELECT ON far_off$n TO soak_reader;
GRANT UPDATE (v) ON far_off$n TO soak_reader;
COMMENT ON FOREIGN TABLE far_off$n IS 'Far';
-- variant
CREATE FOREIGN DATA WRAPPER wrap$n;
CREATE SERVER other_srv$n FOREIGN DATA WRAPPER wrap$n;
CREATE FOREIGN TABLE far_off$n (id bigint, v text) SERVER other_srv$n OPTIONS (a 'b');
ALTER FOREIGN TABLE far_off$n OWNER TO soak_owner;
CREATE VIEW far_view$n AS SELECT id FROM far_off$n;
CREATE MATERIALIZED VIEW far_kept$n AS SELECT id FROM t1;
-- variant
CREATE TABLE far_off$n (id bigint, v text);
CREATE VIEW far_view$n AS SELECT id FROM far_off$n;

-- feature: wrappers with functions
-- variant
CREATE EXTENSION IF NOT EXISTS postgres_fdw;
CREATE SERVER pg$n FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host 'h', dbname 'd');
CREATE USER MAPPING FOR soak_reader SERVER pg$n OPTIONS ("user" 'u', password 'p');
CREATE USER MAPPING FOR CURRENT_USER SERVER pg$n;
-- variant
CREATE EXTENSION IF NOT EXISTS postgres_fdw;
CREATE FOREIGN DATA WRAPPER own_fdw$n HANDLER postgres_fdw_handler VALIDATOR postgres_fdw_validator;
CREATE SERVER pg$n TYPE 'cluster' VERSION '9' FOREIGN DATA WRAPPER own_fdw$n OPTIONS (host 'h', port '5');
CREATE USER MAPPING FOR soak_reader SERVER pg$n OPTIONS ("user" 'v');
CREATE FOREIGN TABLE pg_table$n (id integer OPTIONS (column_name 'Id')) SERVER pg$n OPTIONS (schema_name 's', table_name 'it''s');
-- variant
CREATE EXTENSION IF NOT EXISTS postgres_fdw;
CREATE FOREIGN DATA WRAPPER own_fdw$n NO HANDLER VALIDATOR postgresql_fdw_validator;
CREATE SERVER pg$n TYPE 'cluster' FOREIGN DATA WRAPPER own_fdw$n OPTIONS (host 'i', dbname 'd');
COMMENT ON FOREIGN DATA WRAPPER own_fdw$n IS 'Own';

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

-- feature: text search that is used
-- variant
CREATE TEXT SEARCH DICTIONARY used_dict$n (template = simple, stopwords = english, accept = false);
CREATE TEXT SEARCH CONFIGURATION used$n (COPY = english);
ALTER TEXT SEARCH CONFIGURATION used$n ALTER MAPPING REPLACE english_stem WITH used_dict$n;
CREATE TABLE searched$n (v text, w tsvector GENERATED ALWAYS AS (to_tsvector('used$n', v)) STORED);
CREATE INDEX searched_v$n ON searched$n USING gin (to_tsvector('used$n', v));
-- variant
CREATE TEXT SEARCH DICTIONARY used_dict$n (template = simple, stopwords = english);
COMMENT ON TEXT SEARCH DICTIONARY used_dict$n IS 'Words';
CREATE TEXT SEARCH CONFIGURATION used$n (COPY = english);
CREATE TABLE searched$n (v text, w tsvector GENERATED ALWAYS AS (to_tsvector('used$n', v)) STORED);
CREATE INDEX searched_v$n ON searched$n USING gist (to_tsvector('used$n', v));
CREATE FUNCTION search$n(text) RETURNS tsquery LANGUAGE sql RETURN to_tsquery('used$n', $1);
-- variant
CREATE TEXT SEARCH TEMPLATE own_template$n (init = dsimple_init, lexize = dsimple_lexize);
CREATE TEXT SEARCH PARSER own_parser$n (start = prsd_start, gettoken = prsd_nexttoken, end = prsd_end, lextypes = prsd_lextype, headline = prsd_headline);
CREATE TEXT SEARCH DICTIONARY used_dict$n (template = own_template$n, accept = true);
CREATE TEXT SEARCH CONFIGURATION used$n (parser = own_parser$n);
ALTER TEXT SEARCH CONFIGURATION used$n ADD MAPPING FOR word, asciiword, url WITH used_dict$n, simple;
COMMENT ON TEXT SEARCH TEMPLATE own_template$n IS 'Template';
COMMENT ON TEXT SEARCH PARSER own_parser$n IS 'Parser';
CREATE TABLE searched$n (v text, w tsvector DEFAULT to_tsvector('used$n', 'x'), CHECK (to_tsvector('used$n', v) @@ 'x'));
-- variant
CREATE SCHEMA words_schema$n;
CREATE TEXT SEARCH TEMPLATE words_schema$n.own_template$n (lexize = dsimple_lexize, init = dsimple_init);
CREATE TEXT SEARCH DICTIONARY words_schema$n.used_dict$n (template = words_schema$n.own_template$n);
CREATE TEXT SEARCH CONFIGURATION words_schema$n.used$n (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION words_schema$n.used$n ALTER MAPPING FOR word WITH words_schema$n.used_dict$n;
CREATE TABLE searched$n (v text);
CREATE VIEW searching$n AS SELECT to_tsvector('words_schema$n.used$n', v) AS w FROM searched$n;

-- feature: language with transforms
-- variant
CREATE TRUSTED LANGUAGE own_language$n HANDLER plpgsql_call_handler;
CREATE FUNCTION in_language$n(integer) RETURNS integer LANGUAGE own_language$n IMMUTABLE AS 'BEGIN RETURN $1; END';
CREATE VIEW speaks$n AS SELECT in_language$n(1) AS n;
-- variant
CREATE LANGUAGE own_language$n HANDLER plpgsql_call_handler INLINE plpgsql_inline_handler VALIDATOR plpgsql_validator;
COMMENT ON LANGUAGE own_language$n IS 'Speaks';
CREATE FUNCTION in_language$n(integer) RETURNS integer LANGUAGE own_language$n IMMUTABLE AS 'BEGIN RETURN $1; END';
CREATE PROCEDURE does$n() LANGUAGE own_language$n AS 'BEGIN END';
-- variant since 18
CREATE FUNCTION speaks_for$n() RETURNS language_handler LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler';
CREATE TRUSTED LANGUAGE own_language$n HANDLER speaks_for$n;
GRANT USAGE ON LANGUAGE own_language$n TO soak_reader;
CREATE FUNCTION from_sql$n(internal) RETURNS internal LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE TRANSFORM FOR integer LANGUAGE own_language$n (FROM SQL WITH FUNCTION from_sql$n(internal));
CREATE FUNCTION in_language$n(integer) RETURNS integer TRANSFORM FOR TYPE integer LANGUAGE own_language$n AS 'BEGIN RETURN $1; END';
-- variant
CREATE FUNCTION in_language$n(integer) RETURNS integer LANGUAGE plpgsql IMMUTABLE AS 'BEGIN RETURN $1; END';
CREATE TYPE spoken$n AS ENUM ('a');
CREATE FUNCTION from_sql$n(internal) RETURNS internal LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION to_sql$n(internal) RETURNS spoken$n LANGUAGE internal IMMUTABLE STRICT AS 'enum_in';
CREATE TRANSFORM FOR spoken$n LANGUAGE plpgsql (FROM SQL WITH FUNCTION from_sql$n(internal), TO SQL WITH FUNCTION to_sql$n(internal));
COMMENT ON TRANSFORM FOR spoken$n LANGUAGE plpgsql IS 'Passes';

-- feature: access method with classes
-- variant
CREATE ACCESS METHOD own_hash$n TYPE INDEX HANDLER hashhandler;
CREATE OPERATOR CLASS hashed$n DEFAULT FOR TYPE integer USING own_hash$n AS OPERATOR 1 =, FUNCTION 1 hashint4(integer);
CREATE TABLE hashes$n (id integer);
CREATE INDEX by_hash$n ON hashes$n USING own_hash$n (id);
-- variant
CREATE FUNCTION handles$n(internal) RETURNS index_am_handler LANGUAGE internal STRICT AS 'hashhandler';
CREATE ACCESS METHOD own_hash$n TYPE INDEX HANDLER handles$n;
COMMENT ON ACCESS METHOD own_hash$n IS 'Hashes';
CREATE OPERATOR CLASS hashed$n DEFAULT FOR TYPE integer USING own_hash$n AS OPERATOR 1 =, FUNCTION 1 hashint4(integer);
CREATE TABLE hashes$n (id integer);
CREATE INDEX by_hash$n ON hashes$n USING own_hash$n (id);
-- variant
CREATE ACCESS METHOD own_heap$n TYPE TABLE HANDLER heap_tableam_handler;
CREATE MATERIALIZED VIEW heaped$n USING own_heap$n AS SELECT 1 AS a;
