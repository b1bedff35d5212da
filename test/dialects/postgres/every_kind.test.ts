/**
 * One of every kind of object that a server can create: migr models it, or says that it does not. The server's catalogs
 * tell what there is.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Catalog } from "../../../core/catalog/catalog.ts";
import { postgres } from "../../../core/dialects/postgres/mod.ts";
import type { Connection } from "../../../core/drivers/driver.ts";
import { accessOn, dropStates, expectPassage, openState } from "./access.ts";

const PREFIX = "kinds_";

const EVERYTHING = readFileSync(join(import.meta.dirname, "every_kind.sql"), "utf8");

/** What `COMMENT ON` takes and migr models; not: roles, which are asked for, databases, large objects and tablespaces. */
const COMMENTED = [
  "SCHEMA s",
  "EVENT TRIGGER etr",
  "FUNCTION one(integer)",
  "FUNCTION tf()",
  "PROCEDURE proc()",
  "AGGREGATE agg(integer)",
  "AGGREGATE agg0(*)",
  "COLLATION coll",
  "DOMAIN dom",
  "TYPE en",
  "TYPE co",
  "COLUMN co.f",
  "TYPE ra",
  "TYPE shelltype",
  "TYPE shell",
  "SEQUENCE seq",
  "TABLE t",
  "COLUMN t.a",
  "CONSTRAINT t_pk ON t",
  "CONSTRAINT t_u ON t",
  "CONSTRAINT t_c ON t",
  "CONSTRAINT t_fk ON t",
  "CONSTRAINT t_x ON t",
  "INDEX t_i",
  "STATISTICS t_s",
  "TRIGGER trg ON t",
  "RULE rul ON t",
  "POLICY pol ON t",
  "VIEW v",
  "COLUMN v.a",
  "MATERIALIZED VIEW mv",
  "COLUMN mv.a",
  "INDEX mv_i",
  "TABLE parts",
  "TABLE part1",
  "INDEX parts_i",
  "INDEX part1_a_idx",
  "FOREIGN DATA WRAPPER fdw",
  "SERVER srv",
  "FOREIGN TABLE ft",
  "COLUMN ft.a",
  "CONSTRAINT ft_c ON ft",
  "OPERATOR === (integer, integer)",
  "OPERATOR !!! (NONE, integer)",
  "OPERATOR FAMILY fam USING btree",
  "OPERATOR CLASS cls USING btree",
  "CAST (integer AS en)",
  "CONVERSION conv",
  "LANGUAGE lang",
  "ACCESS METHOD am",
  "TRANSFORM FOR integer LANGUAGE lang",
  "TEXT SEARCH PARSER tsp",
  "TEXT SEARCH TEMPLATE tst",
  "TEXT SEARCH DICTIONARY tsd",
  "TEXT SEARCH CONFIGURATION tsc",
  "PUBLICATION pub",
  "SUBSCRIPTION sub",
  "CONSTRAINT dom_check ON DOMAIN dom",
];

/** What it takes besides: a difference is named. */
const ONLY_NAMED = ["INDEX t_u"];

/** What `ALTER … OWNER TO` takes and migr models. */
const OWNED = [
  "SCHEMA s",
  "EVENT TRIGGER etr",
  "FUNCTION one(integer)",
  "PROCEDURE proc()",
  "AGGREGATE agg(integer)",
  "AGGREGATE agg0(*)",
  "COLLATION coll",
  "DOMAIN dom",
  "TYPE en",
  "TYPE co",
  "TYPE ra",
  "TYPE shelltype",
  "TYPE shell",
  "SEQUENCE seq",
  "TABLE t",
  "STATISTICS t_s",
  "VIEW v",
  "MATERIALIZED VIEW mv",
  "TABLE part1",
  "FOREIGN DATA WRAPPER fdw",
  "SERVER srv",
  "FOREIGN TABLE ft",
  "OPERATOR === (integer, integer)",
  "OPERATOR FAMILY fam USING btree",
  "OPERATOR CLASS cls USING btree",
  "CONVERSION conv",
  "LANGUAGE lang",
  "TEXT SEARCH DICTIONARY tsd",
  "TEXT SEARCH CONFIGURATION tsc",
  "PUBLICATION pub",
  "SUBSCRIPTION sub",
];

/** Catalogs whose rows are parts of others: defaults, members of operator families, partitions. */
const PARTS = ["pg_attrdef", "pg_enum", "pg_amop", "pg_amproc", "pg_largeobject_metadata"];

interface Identified {
  readonly type: string;
  readonly name: string | null;
  readonly identity: string;
}

/** All that was created in this database, but what comes with something else. */
async function created(connection: Connection): Promise<Identified[]> {
  const catalogs = await connection.query(
    `SELECT c.relname::text AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'oid'
     WHERE c.relnamespace = 'pg_catalog'::regnamespace AND c.relkind = 'r' AND NOT c.relisshared`,
  );
  const found: Identified[] = [];
  for (const { name } of catalogs) {
    if (PARTS.includes(String(name))) continue;
    const rows = await connection.query(
      `SELECT i.type, i.name, i.identity FROM ${name} o, pg_identify_object('${name}'::regclass, o.oid, 0) AS i
       WHERE o.oid >= 16384 AND i.type IS NOT NULL AND i.schema IS DISTINCT FROM 'pg_toast' AND NOT EXISTS (SELECT FROM pg_depend d
         WHERE d.classid = '${name}'::regclass AND d.objid = o.oid AND d.deptype IN ('i', 'e', 'P', 'S'))`,
    );
    found.push(...(rows as unknown as Identified[]));
  }
  return found;
}

/** What a catalog calls something, or says that it leaves out. */
function namesIn(catalog: Catalog): string {
  return [
    ...[...catalog].map(({ kind, id, attributes }) => JSON.stringify([kind, id.table, id.name, attributes])),
    ...catalog.unmodelled.map(({ kind, name }) => JSON.stringify([kind, name])),
  ].join("\n");
}

/** `public.f(integer)` is called f; a cast and default privileges have no name. */
function ownName({ type, name, identity }: Identified): string {
  const own = identity.replaceAll("public.", "");
  if (type === "cast") return own.slice(1, -1);
  if (type === "default acl")
    return own.replace(/^for role (\w+) on (\w+)$/, (_, role, on) => `FOR ROLE ${role} ON ${on.toUpperCase()}`);
  return (name ?? own.split(/[( ]/)[0] ?? own).replaceAll('"', "");
}

for (const major of [14, 18] as const) {
  const passage = await accessOn(major, PREFIX);
  describe.skipIf(passage === undefined)(`on PostgreSQL ${major}`, () => {
    it("every kind of object is modelled or named", async () => {
      const { server } = passage as NonNullable<typeof passage>;
      const database = await openState(server, PREFIX, `CREATE ROLE kinds_owner; ${EVERYTHING}`);
      try {
        const all = await created(database.connection);
        const catalog = await postgres.introspect(database.connection, { schemas: "all" });
        const names = namesIn(catalog);
        const missed = all.filter((object) => !names.includes(ownName(object)) && !/_not_null/.test(object.identity));
        expect(missed).toEqual([]);
        expect(new Set(all.map(({ type }) => type)).size).toBeGreaterThanOrEqual(35);
        expect(catalog.unmodelled.map(({ kind }) => kind)).toEqual([
          "operator of the engine's operator family",
          "shell operator",
        ]);
      } finally {
        await database.close();
        await dropStates(server, PREFIX);
      }
    });

    const OWNER = "CREATE ROLE kinds_owner SUPERUSER;";

    it("comments on every kind come and go", async () => {
      const comments = COMMENTED.map((target) => `COMMENT ON ${target} IS 'on ${target.replaceAll('"', "")}';`);
      await expectPassage(passage, OWNER + EVERYTHING, OWNER + EVERYTHING + comments.join("\n"));
    });

    it("owners of every kind change", async () => {
      const owners = OWNED.map((target) => `ALTER ${target} OWNER TO kinds_owner;`);
      await expectPassage(passage, OWNER + EVERYTHING, OWNER + EVERYTHING + owners.join("\n"));
    });

    it("comments that are on no object are named", async () => {
      const { server } = passage as NonNullable<typeof passage>;
      const targets = major < 18 ? ONLY_NAMED : [...ONLY_NAMED, "CONSTRAINT t_a_not_null ON t"];
      const comments = targets.map((target) => `COMMENT ON ${target} IS 'x';`).join("\n");
      const database = await openState(server, PREFIX, OWNER + EVERYTHING + comments);
      try {
        const { unmodelled } = await postgres.introspect(database.connection, { schemas: "all" });
        expect(unmodelled.filter(({ kind }) => kind.startsWith("comment"))).toEqual([
          ...(major < 18 ? [] : [{ kind: "comment on NOT NULL", name: "t.t_a_not_null" }]),
          { kind: "comment on the index of a constraint", name: "t.t_u" },
        ]);
      } finally {
        await database.close();
        await dropStates(server, PREFIX);
      }
    });
  });
}
