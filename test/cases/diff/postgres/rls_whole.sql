-- A table for many tenants becomes one where each sees its own.
-- allow: scan
-- setup:
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'case_one') THEN CREATE ROLE case_one; END IF; END $$;
-- old:
CREATE TABLE notes (id int PRIMARY KEY, body text);
CREATE VIEW bodies AS SELECT body FROM notes;
GRANT SELECT ON bodies TO PUBLIC;
-- rows:
INSERT INTO notes VALUES (1, 'x');
-- new:
CREATE FUNCTION tenant() RETURNS int LANGUAGE sql STABLE AS $$SELECT current_setting('app.tenant', true)::int$$;
CREATE TABLE notes (id int PRIMARY KEY, body text, tenant int DEFAULT tenant());
CREATE INDEX notes_tenant ON notes (tenant);
ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
ALTER TABLE notes FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON notes USING (tenant = tenant()) WITH CHECK (tenant = tenant());
CREATE POLICY admin ON notes AS PERMISSIVE FOR ALL TO case_one USING (true);
CREATE VIEW bodies WITH (security_barrier) AS SELECT body, tenant FROM notes;
GRANT SELECT ON bodies TO PUBLIC;
GRANT SELECT, INSERT (body), UPDATE (body) ON notes TO case_one;
