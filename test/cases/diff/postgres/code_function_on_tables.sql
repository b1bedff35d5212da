-- Functions that read tables which are created beside them, in any order, and tables that call them.
-- old:
CREATE TABLE seed (n integer);
-- new:
CREATE TABLE seed (n integer);
CREATE TABLE numbers (n integer PRIMARY KEY, at timestamptz);
CREATE FUNCTION largest() RETURNS integer LANGUAGE sql STABLE AS 'SELECT max(n) FROM numbers';
CREATE FUNCTION latest() RETURNS SETOF numbers LANGUAGE plpgsql AS $$ DECLARE x numbers%ROWTYPE; BEGIN RETURN QUERY SELECT * FROM numbers; END $$;
CREATE FUNCTION atomic() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT count(*) FROM numbers; END;
CREATE TABLE more (n integer DEFAULT largest(), m bigint DEFAULT atomic());
CREATE FUNCTION more_of(row_of more) RETURNS integer LANGUAGE sql AS 'SELECT row_of.n';
CREATE VIEW v AS SELECT more_of(more) AS x FROM more;
