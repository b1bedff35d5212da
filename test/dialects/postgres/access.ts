/**
 * Who may do what, and where things are, on servers: a database goes from one state to another, and the server's own
 * catalogs tell whether all roles, owners, privileges, comments and places are as they shall be.
 *
 * @module
 */
import postgresClient from "postgres";
import { expect } from "vitest";
import { diff } from "../../../core/catalog/diff.ts";
import type { Rename } from "../../../core/catalog/rename.ts";
import { postgres } from "../../../core/dialects/postgres/mod.ts";
import type { Connection } from "../../../core/drivers/driver.ts";
import { postgresJs } from "../../../core/drivers/postgres_js.ts";
import { DROP_SUBSCRIPTIONS, type PostgresMajor } from "../../support/postgres_server.ts";
import { type SharedPostgres, sharedPostgres } from "../../support/servers.ts";

/** An ACL with what stands for none, by entry. */
const acl = (column: string, kind: string, owner: string): string =>
  `(SELECT array_agg(entry::text ORDER BY entry::text) FROM unnest(coalesce(${column}, acldefault(${kind}, ${owner}))) AS entry)`;

const OWN = `n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'`;

/** What the server knows of access; nothing of migr is asked. */
const observed = (prefix: string): string => `
SELECT 'relation' AS what, n.nspname || '.' || c.relname AS name, pg_get_userbyid(c.relowner)::text AS owner,
  ${acl("c.relacl", `(CASE c.relkind WHEN 'S' THEN 's' ELSE 'r' END)::"char"`, "c.relowner")}::text AS acl
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${OWN} AND c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f')
UNION ALL SELECT 'column', c.relname || '.' || a.attname, NULL, ${acl("a.attacl", "'c'", "0")}::text
FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE ${OWN} AND a.attacl IS NOT NULL AND a.attacl <> '{}'
UNION ALL SELECT 'function', p.oid::regprocedure::text, pg_get_userbyid(p.proowner), ${acl("p.proacl", "'f'", "p.proowner")}::text
FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE ${OWN}
  AND NOT EXISTS (SELECT FROM pg_depend i WHERE i.classid = 'pg_proc'::regclass AND i.objid = p.oid AND i.deptype = 'i')
UNION ALL SELECT 'type', t.oid::regtype::text, pg_get_userbyid(t.typowner), ${acl("t.typacl", "'T'", "t.typowner")}::text
FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace WHERE ${OWN} AND t.typcategory <> 'A' AND t.typtype <> 'm'
UNION ALL SELECT 'schema', n.nspname, pg_get_userbyid(n.nspowner), ${acl("n.nspacl", "'n'", "n.nspowner")}::text
FROM pg_namespace n WHERE ${OWN}
UNION ALL SELECT 'default', pg_get_userbyid(d.defaclrole) || d.defaclobjtype::text || coalesce(n.nspname, ''), NULL,
  ${acl("d.defaclacl", `'r'`, "d.defaclrole")}::text
FROM pg_default_acl d LEFT JOIN pg_namespace n ON n.oid = d.defaclnamespace
UNION ALL SELECT 'place', n.nspname || '.' || c.relname, ts.spcname, am.amname
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace LEFT JOIN pg_tablespace ts ON ts.oid = c.reltablespace
LEFT JOIN pg_am am ON am.oid = c.relam WHERE ${OWN} AND c.relkind IN ('r', 'p', 'm', 'i', 'I')
UNION ALL SELECT 'comment', pg_describe_object(classoid, objoid, objsubid), NULL, description FROM pg_description WHERE objoid >= 16384
UNION ALL SELECT 'owner', pg_describe_object(classid, objid, objsubid), NULL, pg_get_userbyid(refobjid) FROM pg_shdepend
WHERE deptype = 'o' AND dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
UNION ALL SELECT 'policy', p.polname, NULL, array(SELECT rolname FROM pg_roles WHERE oid = ANY (p.polroles) ORDER BY 1)::text
FROM pg_policy p
UNION ALL SELECT 'role', r.rolname, NULL, replace((to_jsonb(r) - 'oid' - 'rolpassword' || jsonb_build_object(
  'comment', shobj_description(r.oid, 'pg_authid'),
  'here', (SELECT setconfig FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase
    WHERE s.setrole = r.oid AND d.datname = current_database()))) #>> '{}', '"infinity"', 'null')
FROM pg_roles r WHERE r.rolname LIKE '${prefix}%'
UNION ALL SELECT 'member', pg_get_userbyid(m.roleid) || ' ' || pg_get_userbyid(m.member), NULL,
  (to_jsonb(m) - 'oid' - 'roleid' - 'member' - 'grantor' || jsonb_build_object('by', pg_get_userbyid(m.grantor))) #>> '{}'
FROM pg_auth_members m WHERE pg_get_userbyid(m.member) LIKE '${prefix}%'
ORDER BY 1, 2, 3, 4`;

/** A database in one state, which can become another. */
export interface AccessDatabase {
  readonly connection: Connection;
  observe(): Promise<string[]>;
  close(): Promise<void>;
}

/** Opens a new database in a state; roles and databases of earlier states are gone. */
export async function openState(server: SharedPostgres, prefix: string, script: string): Promise<AccessDatabase> {
  await dropStates(server, prefix);
  const url = await server.createDatabase();
  const sql = postgresClient(url, { max: 1, onnotice: () => {} });
  const connection = postgresJs(sql);
  states.push(new URL(url).pathname.slice(1));
  await connection.query("CREATE SCHEMA IF NOT EXISTS public");
  await runScript(connection, script);
  return {
    connection,
    observe: async () => (await connection.query(observed(prefix))).map((row) => JSON.stringify(row)),
    close: async () => {
      await connection.query(DROP_SUBSCRIPTIONS);
      await connection.close();
      await sql.end({ timeout: 5 });
    },
  };
}

const states: string[] = [];

/** Removes the databases and roles of these tests. */
export async function dropStates(server: SharedPostgres, prefix: string): Promise<void> {
  const admin = postgresClient(server.url, { max: 1, onnotice: () => {} });
  try {
    for (const name of states.splice(0)) await admin.unsafe(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await admin.unsafe(`DO $$ DECLARE name text; BEGIN
      FOR name IN SELECT rolname FROM pg_roles WHERE rolname LIKE '${prefix}%' LOOP
        EXECUTE format('DROP OWNED BY %I CASCADE', name);
      END LOOP;
      FOR name IN SELECT rolname FROM pg_roles WHERE rolname LIKE '${prefix}%' LOOP
        EXECUTE format('DROP ROLE %I', name);
      END LOOP; END $$`);
  } finally {
    await admin.end({ timeout: 5 });
  }
}

export async function runScript(connection: Connection, script: string): Promise<void> {
  for (const { sql } of postgres.split(script)) await connection.query(sql);
}

/** A way from one state to another and back. */
export interface Passage {
  /** Runs the changes both ways; gives what the server sees before, after and back again, and the statements. */
  readonly server: SharedPostgres;
  go(from: string, to: string, renames?: readonly Rename[]): Promise<Seen>;
}

export interface Seen {
  readonly there: { readonly found: string[]; readonly wanted: string[]; readonly left: unknown[] };
  readonly back: { readonly found: string[]; readonly wanted: string[]; readonly left: unknown[] };
  readonly statements: readonly string[];
}

/**
 * @param prefix what the names of the file's roles begin with: they are removed again
 * @returns undefined where the server cannot be started
 */
export async function accessOn(major: PostgresMajor, prefix: string): Promise<Passage | undefined> {
  const server = await sharedPostgres(major);
  if (server === undefined) return undefined;
  const read = (connection: Connection) => postgres.introspect(connection, { schemas: "all", roles: [`${prefix}*`] });
  return {
    server,
    async go(from, to, renames = []) {
      const goal = await openState(server, prefix, to);
      const wanted = { catalog: await read(goal.connection), seen: await goal.observe() };
      await goal.close();
      const state = await openState(server, prefix, from);
      const start = { catalog: await read(state.connection), seen: await state.observe() };
      const statements: string[] = [];
      const step = async (a: typeof start, b: typeof start, answers: readonly Rename[]) => {
        const operations = diff(a.catalog, b.catalog, postgres.diffRules, { renames: answers });
        for (const { sql } of await postgres.compile(operations, { catalog: async () => a.catalog })) {
          statements.push(sql);
          await state.connection.query(sql);
        }
        const left = diff(await read(state.connection), b.catalog, postgres.diffRules);
        return { found: await state.observe(), wanted: b.seen, left };
      };
      try {
        const there = await step(start, wanted, renames);
        const back = await step(
          wanted,
          start,
          renames.map(({ from: old, to: now }) => ({ from: now, to: old })),
        );
        return { there, back, statements };
      } finally {
        await state.close();
        await dropStates(server, prefix);
      }
    },
  };
}

/** The server sees after each step what it saw when somebody made that state by hand. */
export async function expectPassage(
  passage: Passage | undefined,
  from: string,
  to: string,
): Promise<readonly string[]> {
  if (passage === undefined) throw new Error("There is no server.");
  const { there, back, statements } = await passage.go(from, to);
  expect(there.found, "there").toEqual(there.wanted);
  expect(there.left, "a second comparison").toEqual([]);
  expect(back.found, "back").toEqual(back.wanted);
  expect(back.left, "a second comparison").toEqual([]);
  return statements;
}
