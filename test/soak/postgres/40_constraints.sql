-- feature: check
-- variant
ALTER TABLE t1 ADD CONSTRAINT positive$n CHECK (id > 0);
-- variant
ALTER TABLE t1 ADD CONSTRAINT positive$n CHECK (id > -1 AND b <> 'zz');
COMMENT ON CONSTRAINT positive$n ON t1 IS 'Above';
-- variant
ALTER TABLE t1 ADD CONSTRAINT positive$n CHECK (id > 0) NOT VALID;
-- variant
ALTER TABLE t1 ADD CONSTRAINT positive$n CHECK (id > 0) NO INHERIT;
-- variant since 18
ALTER TABLE t1 ADD CONSTRAINT positive$n CHECK (id > 0) NOT ENFORCED;

-- feature: check of what changes
-- variant
ALTER TABLE t1 ADD CONSTRAINT a_big$n CHECK (a < 1000000);
-- variant
ALTER TABLE t1 ADD CONSTRAINT a_big$n CHECK (a < 1000001);

-- feature: unique
-- variant
CREATE TABLE keyed$n (a integer, b integer, c integer, UNIQUE (a));
-- variant
CREATE TABLE keyed$n (a integer, b integer, c integer, UNIQUE (a, b));
-- variant
CREATE TABLE keyed$n (a integer, b integer, c integer, UNIQUE (a) INCLUDE (c));
-- variant
CREATE TABLE keyed$n (a integer, b integer, c integer, UNIQUE (a) DEFERRABLE INITIALLY DEFERRED);
-- variant since 15
CREATE TABLE keyed$n (a integer, b integer, c integer, UNIQUE NULLS NOT DISTINCT (a));
-- variant
CREATE TABLE keyed$n (a integer, b integer, c integer, UNIQUE (a) WITH (fillfactor = 60));

-- feature: primary key
-- variant
CREATE TABLE primary$n (a integer, b integer, PRIMARY KEY (a));
-- variant
CREATE TABLE primary$n (a integer, b integer, PRIMARY KEY (b, a));
-- variant
CREATE TABLE primary$n (a integer, b integer, CONSTRAINT named$n PRIMARY KEY (a) INCLUDE (b));
-- variant
CREATE TABLE primary$n (a integer NOT NULL, b integer);
-- variant since 18
CREATE TABLE primary$n (a integer CONSTRAINT a_there$n NOT NULL, b integer);
-- variant since 18
CREATE TABLE primary$n (a integer, b integer);
ALTER TABLE primary$n ADD CONSTRAINT a_there$n NOT NULL a NOT VALID;

-- feature: foreign key
-- variant
ALTER TABLE t2 ADD COLUMN ref$n bigint;
CREATE TABLE aim$n (id bigint PRIMARY KEY, k bigint UNIQUE);
ALTER TABLE t2 ADD CONSTRAINT ref$n FOREIGN KEY (ref$n) REFERENCES aim$n;
-- variant
ALTER TABLE t2 ADD COLUMN ref$n bigint;
CREATE TABLE aim$n (id bigint PRIMARY KEY, k bigint UNIQUE);
ALTER TABLE t2 ADD CONSTRAINT ref$n FOREIGN KEY (ref$n) REFERENCES aim$n (k) ON DELETE SET NULL ON UPDATE CASCADE;
-- variant
ALTER TABLE t2 ADD COLUMN ref$n bigint;
CREATE TABLE aim$n (id bigint PRIMARY KEY, k bigint UNIQUE);
ALTER TABLE t2 ADD CONSTRAINT ref$n FOREIGN KEY (ref$n) REFERENCES aim$n MATCH FULL DEFERRABLE NOT VALID;
-- variant since 15
ALTER TABLE t2 ADD COLUMN ref$n bigint;
CREATE TABLE aim$n (id bigint PRIMARY KEY, k bigint UNIQUE);
ALTER TABLE t2 ADD CONSTRAINT ref$n FOREIGN KEY (ref$n) REFERENCES aim$n ON DELETE SET NULL (ref$n);
-- variant since 18
ALTER TABLE t2 ADD COLUMN ref$n bigint;
CREATE TABLE aim$n (id bigint PRIMARY KEY, k bigint UNIQUE);
ALTER TABLE t2 ADD CONSTRAINT ref$n FOREIGN KEY (ref$n) REFERENCES aim$n NOT ENFORCED;

-- feature: exclusion
-- variant
CREATE TABLE booked$n (r int4range, EXCLUDE USING gist (r WITH &&));
-- variant
CREATE TABLE booked$n (r int4range, EXCLUDE USING gist (r WITH &&) WHERE (NOT isempty(r)));
-- variant
CREATE TABLE booked$n (r int4range, EXCLUDE USING gist (r WITH =) DEFERRABLE);

-- feature: temporal key since 18
-- variant
CREATE TABLE rooms$n (id int4range, during daterange, PRIMARY KEY (id, during WITHOUT OVERLAPS));
-- variant
CREATE TABLE rooms$n (id int4range, during daterange, UNIQUE (id, during WITHOUT OVERLAPS));
-- variant
CREATE TABLE rooms$n (id int4range, during daterange, PRIMARY KEY (id, during WITHOUT OVERLAPS));
CREATE TABLE stays$n (id int4range, during daterange, FOREIGN KEY (id, PERIOD during) REFERENCES rooms$n (id, PERIOD during));
