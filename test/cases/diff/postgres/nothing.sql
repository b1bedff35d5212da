-- Two spellings of one schema: nothing is to be done.
-- old:
CREATE TABLE t (a int4 PRIMARY KEY, b varchar, c timestamp with time zone DEFAULT current_timestamp, d decimal(5,1));
CREATE INDEX i ON t USING btree (b ASC NULLS LAST);
-- rows:
INSERT INTO t VALUES (1, 'x');
-- new:
CREATE TABLE t (a integer NOT NULL, b character varying, c timestamptz DEFAULT CURRENT_TIMESTAMP, d numeric(5,1), CONSTRAINT t_pkey PRIMARY KEY (a));
CREATE INDEX i ON t (b);
