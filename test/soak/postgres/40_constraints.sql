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
-- variant
CREATE TABLE keyed$n (a integer, b integer, c integer, CONSTRAINT keyed$n_a_key UNIQUE (a) DEFERRABLE, UNIQUE (b));
COMMENT ON CONSTRAINT keyed$n_a_key ON keyed$n IS 'Key';
ALTER TABLE keyed$n CLUSTER ON keyed$n_b_key;
-- variant
CREATE TABLE keyed$n (a integer, b integer, c integer);
CREATE UNIQUE INDEX keyed$n_a_key ON keyed$n (a);

-- feature: primary key
-- variant
CREATE TABLE primary$n (a integer, b integer, PRIMARY KEY (a));
-- variant
CREATE TABLE primary$n (a integer, b integer, PRIMARY KEY (b, a));
-- variant
CREATE TABLE primary$n (a integer, b integer, CONSTRAINT named$n PRIMARY KEY (a) INCLUDE (b));
-- variant
CREATE TABLE primary$n (a integer, b integer, PRIMARY KEY (a) WITH (fillfactor = 60) DEFERRABLE INITIALLY DEFERRED);
ALTER TABLE primary$n CLUSTER ON primary$n_pkey;
-- variant
CREATE TABLE primary$n (a integer, b integer, PRIMARY KEY (a) DEFERRABLE);
-- variant
CREATE TABLE primary$n (a integer, b integer, PRIMARY KEY (a));
ALTER TABLE primary$n REPLICA IDENTITY USING INDEX primary$n_pkey;
-- variant
CREATE TABLE primary$n (a integer NOT NULL, b integer);
-- variant since 18
CREATE TABLE primary$n (a integer CONSTRAINT a_there$n NOT NULL, b integer);
-- variant since 18
CREATE TABLE primary$n (a integer, b integer);
ALTER TABLE primary$n ADD CONSTRAINT a_there$n NOT NULL a NOT VALID;
-- variant since 18
CREATE TABLE primary$n (a integer CONSTRAINT a_alone$n NOT NULL NO INHERIT, b integer NOT NULL NO INHERIT);
-- variant since 18
CREATE TABLE primary$n (a integer CONSTRAINT a_there$n NOT NULL, b integer CONSTRAINT b_there$n NOT NULL, PRIMARY KEY (a));

-- feature: not null of parents and children
-- variant
CREATE TABLE strict$n (a integer NOT NULL, b integer);
CREATE TABLE strict_child$n () INHERITS (strict$n);
-- variant
CREATE TABLE strict$n (a integer, b integer NOT NULL);
CREATE TABLE strict_child$n (a integer NOT NULL) INHERITS (strict$n);
-- variant since 18
CREATE TABLE strict$n (a integer CONSTRAINT a_set$n NOT NULL, b integer CONSTRAINT b_set$n NOT NULL NO INHERIT);
CREATE TABLE strict_child$n (b integer CONSTRAINT b_own$n NOT NULL) INHERITS (strict$n);

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
-- variant
ALTER TABLE t2 ADD COLUMN ref$n bigint DEFAULT 1;
CREATE TABLE aim$n (id bigint PRIMARY KEY, k bigint UNIQUE);
ALTER TABLE t2 ADD CONSTRAINT ref$n FOREIGN KEY (ref$n) REFERENCES aim$n ON DELETE SET DEFAULT ON UPDATE RESTRICT DEFERRABLE INITIALLY DEFERRED NOT VALID;
COMMENT ON CONSTRAINT ref$n ON t2 IS 'Aims';
-- variant
ALTER TABLE t2 ADD COLUMN ref$n bigint;
CREATE TABLE aim$n (id bigint, k bigint);
CREATE UNIQUE INDEX aim_id$n ON aim$n (id);
ALTER TABLE t2 ADD CONSTRAINT ref$n FOREIGN KEY (ref$n) REFERENCES aim$n (id) ON DELETE RESTRICT ON UPDATE SET NULL NOT VALID;

-- feature: foreign key of several columns
-- variant
CREATE TABLE goal$n (a integer, b integer, UNIQUE (a, b));
CREATE TABLE ball$n (a integer, b integer, self integer UNIQUE REFERENCES ball$n (self), FOREIGN KEY (a, b) REFERENCES goal$n (a, b) MATCH FULL);
-- variant
CREATE TABLE goal$n (a integer, b integer, UNIQUE (b, a));
CREATE TABLE ball$n (a integer, b integer, self integer UNIQUE REFERENCES ball$n (self) ON DELETE CASCADE, FOREIGN KEY (b, a) REFERENCES goal$n (b, a));
-- variant
CREATE TABLE goal$n (a bigint, b bigint, PRIMARY KEY (a, b));
CREATE TABLE ball$n (a bigint, b bigint, self bigint UNIQUE REFERENCES ball$n (self), FOREIGN KEY (a, b) REFERENCES goal$n);

-- feature: exclusion by order
-- variant
CREATE TABLE queued$n (a integer, b text, CONSTRAINT queue$n EXCLUDE USING btree (a WITH =, b WITH =));
-- variant
CREATE TABLE queued$n (a integer, b text, CONSTRAINT queue$n EXCLUDE USING btree (a DESC NULLS LAST WITH =, b COLLATE "C" NULLS FIRST WITH =));
ALTER TABLE queued$n CLUSTER ON queue$n;
-- variant
CREATE TABLE queued$n (a integer, b text, CONSTRAINT queue$n EXCLUDE USING btree (lower(b) text_pattern_ops WITH =) INCLUDE (a) WITH (fillfactor = 50) DEFERRABLE INITIALLY DEFERRED);

-- feature: exclusion
-- variant
CREATE TABLE booked$n (r int4range, EXCLUDE USING gist (r WITH &&));
-- variant
CREATE TABLE booked$n (r int4range, EXCLUDE USING gist (r WITH &&) WHERE (NOT isempty(r)));
-- variant
CREATE TABLE booked$n (r int4range, EXCLUDE USING gist (r WITH =) DEFERRABLE);
-- variant
CREATE TABLE booked$n (r int4range, EXCLUDE USING gist (r WITH &&) WITH (fillfactor = 80));
-- variant
CREATE TABLE booked$n (r int4range, v text, CONSTRAINT booked$n_r_excl EXCLUDE USING btree (v COLLATE "C" text_pattern_ops WITH =, lower(v) WITH =) INCLUDE (r) INITIALLY DEFERRED);
COMMENT ON CONSTRAINT booked$n_r_excl ON booked$n IS 'Alone';

-- feature: temporal key since 18
-- variant
CREATE TABLE rooms$n (id int4range, during daterange, PRIMARY KEY (id, during WITHOUT OVERLAPS));
-- variant
CREATE TABLE rooms$n (id int4range, during daterange, UNIQUE (id, during WITHOUT OVERLAPS));
-- variant
CREATE TABLE rooms$n (id int4range, during daterange, PRIMARY KEY (id, during WITHOUT OVERLAPS));
CREATE TABLE stays$n (id int4range, during daterange, FOREIGN KEY (id, PERIOD during) REFERENCES rooms$n (id, PERIOD during));
