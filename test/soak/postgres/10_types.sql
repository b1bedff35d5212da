-- feature: enum
-- variant
CREATE TYPE mood$n AS ENUM ('sad', 'ok', 'happy');
-- variant
CREATE TYPE mood$n AS ENUM ('sad', 'fine', 'ok', 'happy', 'glad');
-- variant
CREATE TYPE mood$n AS ENUM ('happy', 'sad', 'ok');
-- variant
CREATE TYPE mood$n AS ENUM ('sad', 'ok');
COMMENT ON TYPE mood$n IS 'How one feels';

-- feature: enum in use, with a default, an array and an index
-- variant
CREATE TYPE state$n AS ENUM ('new', 'done');
ALTER TABLE t1 ADD COLUMN state$n state$n NOT NULL DEFAULT 'new', ADD COLUMN states$n state$n[] DEFAULT '{new,done}';
CREATE INDEX ON t1 (state$n);
-- variant
CREATE TYPE state$n AS ENUM ('new', 'open', 'done');
ALTER TABLE t1 ADD COLUMN state$n state$n NOT NULL DEFAULT 'done', ADD COLUMN states$n state$n[] DEFAULT '{new}';
CREATE INDEX ON t1 (state$n) WHERE state$n = 'open';
-- variant
CREATE TYPE state$n AS ENUM ('done', 'new');
ALTER TABLE t1 ADD COLUMN state$n state$n NOT NULL DEFAULT 'new', ADD COLUMN states$n state$n[];
CREATE VIEW open$n AS SELECT id, state$n FROM t1 WHERE state$n = 'new';

-- feature: enum whose values go from defaults
-- variant
CREATE TYPE phase$n AS ENUM ('new', 'open', 'done');
CREATE TABLE phases$n (p phase$n NOT NULL DEFAULT 'new', ps phase$n[] DEFAULT '{new,done}', CONSTRAINT phase_known$n CHECK (p <> 'open'));
CREATE INDEX ON phases$n (p) WHERE p = 'new';
-- variant
CREATE TYPE phase$n AS ENUM ('open', 'done');
CREATE TABLE phases$n (p phase$n NOT NULL DEFAULT 'done', ps phase$n[] DEFAULT ARRAY['done', 'open']::phase$n[]);
CREATE INDEX ON phases$n (p) INCLUDE (ps) WHERE p IN ('open', 'done');
-- variant
CREATE TYPE phase$n AS ENUM ('later', 'open', 'new');
CREATE TABLE phases$n (p phase$n DEFAULT 'later', ps phase$n[], CONSTRAINT phase_known$n CHECK (p > 'open'));
CREATE VIEW later_phases$n AS SELECT ps FROM phases$n WHERE p = 'later';

-- feature: enum in other types
-- variant
CREATE TYPE level$n AS ENUM ('low', 'high');
CREATE DOMAIN steady$n AS level$n DEFAULT 'low' CHECK (VALUE <> 'high');
CREATE TYPE reading$n AS (at date, level level$n, all_of level$n[]);
CREATE FUNCTION is_low$n(l level$n) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$SELECT l = 'low'$$;
CREATE TABLE readings$n (id integer, level level$n, steady steady$n, r reading$n, CHECK (is_low$n(level)));
-- variant
CREATE TYPE level$n AS ENUM ('low', 'middle', 'high');
CREATE DOMAIN steady$n AS level$n DEFAULT 'low' CHECK (VALUE <> 'high');
CREATE TYPE reading$n AS (at date, level level$n, all_of level$n[]);
CREATE FUNCTION is_low$n(l level$n) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$SELECT l = 'low'$$;
CREATE TABLE readings$n (id integer, level level$n, steady steady$n, r reading$n, CHECK (is_low$n(level)));
-- variant
CREATE TYPE level$n AS ENUM ('high', 'low');
CREATE DOMAIN steady$n AS level$n DEFAULT 'low' CHECK (VALUE <> 'high');
CREATE TYPE reading$n AS (at date, level level$n, all_of level$n[]);
CREATE FUNCTION is_low$n(l level$n) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$SELECT l = 'low'$$;
CREATE TABLE readings$n (id integer, level level$n, steady steady$n, r reading$n, CHECK (is_low$n(level)));

-- feature: enum as the key of partitions
-- variant
CREATE TYPE region$n AS ENUM ('eu', 'us');
CREATE TABLE by_region$n (id integer, region region$n DEFAULT 'eu') PARTITION BY LIST (region);
CREATE TABLE by_region_eu$n PARTITION OF by_region$n FOR VALUES IN ('eu');
-- variant
CREATE TYPE region$n AS ENUM ('eu', 'us', 'asia');
CREATE TABLE by_region$n (id integer, region region$n DEFAULT 'eu') PARTITION BY LIST (region);
CREATE TABLE by_region_eu$n PARTITION OF by_region$n FOR VALUES IN ('eu', 'asia');

-- feature: domain
-- variant
CREATE DOMAIN email$n AS text;
-- variant
CREATE DOMAIN email$n AS text DEFAULT 'a@b' NOT NULL CONSTRAINT at_sign CHECK (VALUE LIKE '%@%');
-- variant
CREATE DOMAIN email$n AS text COLLATE "C" CONSTRAINT at_sign CHECK (VALUE ~ '@') CONSTRAINT short CHECK (length(VALUE) < 99);
COMMENT ON DOMAIN email$n IS 'An address';
-- variant
CREATE DOMAIN email$n AS varchar(40);
ALTER DOMAIN email$n ADD CONSTRAINT at_sign CHECK (VALUE ~ '@') NOT VALID;

-- feature: domain in use
-- variant
CREATE DOMAIN price$n AS numeric CHECK (VALUE >= 0);
ALTER TABLE t1 ADD COLUMN price$n price$n DEFAULT 1;
-- variant
CREATE DOMAIN price$n AS numeric CHECK (VALUE > 0);
ALTER TABLE t1 ADD COLUMN price$n price$n DEFAULT 1;
CREATE VIEW prices$n AS SELECT id, price$n FROM t1;
-- variant
CREATE DOMAIN price$n AS numeric(12) DEFAULT 5;
ALTER TABLE t1 ADD COLUMN price$n price$n;

-- feature: domain over a domain, an array and a composite type
-- variant
CREATE DOMAIN inner$n AS text CHECK (VALUE <> '');
CREATE DOMAIN outer$n AS inner$n CHECK (length(VALUE) < 9);
CREATE DOMAIN list$n AS integer[] CHECK (array_length(VALUE, 1) < 9);
CREATE TYPE pair$n AS (a integer, b text);
CREATE DOMAIN pair_domain$n AS pair$n CHECK ((VALUE).a > 0);
CREATE TABLE nested$n (o outer$n, l list$n, p pair_domain$n, os outer$n[]);
-- variant
CREATE DOMAIN inner$n AS text DEFAULT 'x' NOT NULL;
CREATE DOMAIN outer$n AS inner$n CHECK (length(VALUE) < 10);
CREATE DOMAIN list$n AS integer[] DEFAULT '{1}';
CREATE TYPE pair$n AS (a integer, b text);
CREATE DOMAIN pair_domain$n AS pair$n;
CREATE TABLE nested$n (o outer$n, l list$n, p pair_domain$n, os outer$n[]);
-- variant
CREATE DOMAIN inner$n AS varchar(20);
CREATE DOMAIN outer$n AS inner$n;
CREATE DOMAIN list$n AS bigint[];
CREATE TYPE pair$n AS (a integer, b text, c date);
CREATE DOMAIN pair_domain$n AS pair$n;
CREATE TABLE nested$n (o outer$n, l list$n, p pair_domain$n, os outer$n[]);

-- feature: composite type
-- variant
CREATE TYPE point$n AS (x integer, y integer);
-- variant
CREATE TYPE point$n AS (x integer, y bigint, z text COLLATE "C");
-- variant
CREATE TYPE point$n AS (y integer);
COMMENT ON TYPE point$n IS 'A place';
COMMENT ON COLUMN point$n.y IS 'Up';

-- feature: composite type in use
-- variant
CREATE TYPE size$n AS (w integer, h integer);
CREATE TABLE boxes$n (id integer, size size$n);
-- variant
CREATE TYPE size$n AS (w integer, h integer, d integer);
CREATE TABLE boxes$n (id integer, size size$n);
CREATE FUNCTION volume$n(s size$n) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT s.w * s.h * s.d';

-- feature: composite type in a composite type
-- variant
CREATE TYPE leaf$n AS (x integer);
CREATE TYPE branch$n AS (l leaf$n, ls leaf$n[]);
CREATE TABLE tree$n (id integer, b branch$n, bs branch$n[]);
-- variant
CREATE TYPE leaf$n AS (x integer, y text);
CREATE TYPE branch$n AS (l leaf$n, ls leaf$n[]);
CREATE TABLE tree$n (id integer, b branch$n, bs branch$n[]);
-- variant
CREATE TYPE leaf$n AS (x integer);
CREATE TYPE branch$n AS (l leaf$n, n integer);
CREATE VIEW tree$n AS SELECT 1 AS id, ROW(ROW(1), 2)::branch$n AS b;

-- feature: range type in use
-- variant
CREATE TYPE reach$n AS RANGE (subtype = float8);
CREATE TABLE reaches$n (r reach$n, EXCLUDE USING gist (r WITH &&));
-- variant
CREATE TYPE reach$n AS RANGE (subtype = float8, subtype_diff = float8mi);
CREATE TABLE reaches$n (r reach$n, EXCLUDE USING gist (r WITH &&));

-- feature: range type
-- variant
CREATE TYPE span$n AS RANGE (subtype = float8);
-- variant
CREATE TYPE span$n AS RANGE (subtype = float8, subtype_diff = float8mi);
-- variant
CREATE TYPE span$n AS RANGE (subtype = text, collation = "C", multirange_type_name = spans$n);

-- feature: collation
-- variant
CREATE COLLATION sorted$n (provider = icu, locale = 'en');
-- variant
CREATE COLLATION sorted$n (provider = icu, locale = 'en', deterministic = false);
-- variant
CREATE COLLATION sorted$n FROM "C";
-- variant since 16
CREATE COLLATION sorted$n (provider = icu, locale = 'und', rules = '& a < b');
COMMENT ON COLLATION sorted$n IS 'Order';
-- variant since 17
CREATE COLLATION sorted$n (provider = builtin, locale = 'C.UTF-8');

-- feature: collation in use
-- variant
CREATE COLLATION words$n (provider = icu, locale = 'de');
ALTER TABLE t1 ADD COLUMN word$n text COLLATE words$n;
CREATE INDEX ON t1 (word$n COLLATE "C");
-- variant
CREATE COLLATION words$n (provider = icu, locale = 'de');
ALTER TABLE t1 ADD COLUMN word$n text;
CREATE INDEX ON t1 (word$n COLLATE words$n);

-- feature: sequence
-- variant
CREATE SEQUENCE numbers$n;
-- variant
CREATE SEQUENCE numbers$n AS integer START 10 INCREMENT 5 MINVALUE 5 MAXVALUE 1000 CACHE 3 CYCLE;
-- variant
CREATE SEQUENCE numbers$n AS smallint INCREMENT -1 OWNED BY t1.a;
COMMENT ON SEQUENCE numbers$n IS 'Counts';
-- variant since 15
CREATE UNLOGGED SEQUENCE numbers$n;

-- feature: sequence in a default
-- variant
CREATE SEQUENCE drawn$n;
CREATE TABLE draws$n (id integer DEFAULT nextval('drawn$n'), v text);
-- variant
CREATE SEQUENCE drawn$n AS integer INCREMENT 2;
CREATE TABLE draws$n (id integer DEFAULT nextval('drawn$n'), v text);
ALTER SEQUENCE drawn$n OWNED BY draws$n.id;
-- variant
CREATE SEQUENCE drawn$n;
CREATE TABLE draws$n (id integer DEFAULT nextval('drawn$n') + 100, v text);
ALTER SEQUENCE drawn$n OWNED BY t1.id;

-- feature: schema
-- variant
CREATE SCHEMA area$n;
CREATE TABLE area$n.t (id integer PRIMARY KEY);
-- variant
CREATE SCHEMA area$n;
CREATE TABLE area$n.t (id integer PRIMARY KEY, t1_id integer REFERENCES t1);
COMMENT ON SCHEMA area$n IS 'A corner';
-- variant
CREATE SCHEMA area$n AUTHORIZATION soak_owner;
CREATE VIEW area$n.t AS SELECT id FROM t1;

-- feature: base type
-- variant
CREATE TYPE raw$n;
CREATE FUNCTION raw_in$n(cstring) RETURNS raw$n LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION raw_out$n(raw$n) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE TYPE raw$n (INPUT = raw_in$n, OUTPUT = raw_out$n, STORAGE = extended, CATEGORY = 'S');
CREATE FUNCTION raw_same$n(raw$n, raw$n) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'texteq';
CREATE OPERATOR = (LEFTARG = raw$n, RIGHTARG = raw$n, FUNCTION = raw_same$n);
CREATE CAST (raw$n AS text) WITHOUT FUNCTION AS IMPLICIT;
CREATE TABLE raws$n (a raw$n DEFAULT 'x', b raw$n[]);
CREATE VIEW raw_seen$n AS SELECT a::text AS t FROM raws$n;
-- variant
CREATE TYPE raw$n;
CREATE FUNCTION raw_in$n(cstring) RETURNS raw$n LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION raw_out$n(raw$n) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE FUNCTION raw_send$n(raw$n) RETURNS bytea LANGUAGE internal STABLE STRICT AS 'textsend';
CREATE TYPE raw$n (INPUT = raw_in$n, OUTPUT = raw_out$n, SEND = raw_send$n, STORAGE = external, CATEGORY = 'S');
COMMENT ON TYPE raw$n IS 'Raw';
COMMENT ON FUNCTION raw_in$n(cstring) IS 'Reads';
CREATE TABLE raws$n (a raw$n DEFAULT 'x', b raw$n[]);
-- variant
CREATE TYPE raw$n;
CREATE FUNCTION raw_in$n(cstring) RETURNS raw$n LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION raw_out$n(raw$n) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE TYPE raw$n (INPUT = raw_in$n, OUTPUT = raw_out$n, LIKE = integer, DEFAULT = '7', DELIMITER = ';', PREFERRED = true);
ALTER TYPE raw$n OWNER TO soak_owner;
CREATE CAST (raw$n AS integer) WITHOUT FUNCTION;
CREATE DOMAIN raw_domain$n AS raw$n NOT NULL;
-- variant
CREATE TYPE raw$n;
CREATE FUNCTION raw_in$n(cstring) RETURNS raw$n LANGUAGE internal IMMUTABLE STRICT AS 'textin';
COMMENT ON TYPE raw$n IS 'Only a name';
-- variant since 18
CREATE TYPE raw$n;
GRANT USAGE ON TYPE raw$n TO soak_reader;
