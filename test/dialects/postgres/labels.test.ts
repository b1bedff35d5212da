/**
 * Security labels. No provider can be loaded here: what one would have said is put into the server's catalogs, and to each
 * statement the server answers that it lacks the provider, which it looks for when it has understood the rest.
 */
import { describe, expect, it } from "vitest";
import { keyOf, schemaObject } from "../../../core/catalog/object.ts";
import { postgres } from "../../../core/dialects/postgres/mod.ts";
import { accessOn, dropStates, openState } from "./access.ts";

const PREFIX = "labels_";

const THINGS = `CREATE ROLE labels_role; CREATE SCHEMA s; CREATE TABLE t (a integer); CREATE VIEW v AS SELECT 1 AS a;
CREATE MATERIALIZED VIEW mv AS SELECT 1 AS a; CREATE SEQUENCE q; CREATE TYPE e AS ENUM ('a'); CREATE DOMAIN d AS integer;
CREATE TYPE c AS (x integer); CREATE TYPE r AS RANGE (SUBTYPE = integer); CREATE FUNCTION f(integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE PROCEDURE p() LANGUAGE sql AS 'SELECT 1'; CREATE AGGREGATE g(integer) (SFUNC = int4pl, STYPE = integer);
CREATE FOREIGN DATA WRAPPER w; CREATE SERVER z FOREIGN DATA WRAPPER w; CREATE FOREIGN TABLE ft (a integer) SERVER z;
CREATE PUBLICATION pub; CREATE SUBSCRIPTION sub CONNECTION 'dbname=x' PUBLICATION p WITH (connect = false);
CREATE FUNCTION h() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
CREATE EVENT TRIGGER et ON ddl_command_end EXECUTE FUNCTION h();`;

/** Everything that SECURITY LABEL takes, by what migr calls it; not: databases, tablespaces, large objects, languages. */
const LABELLED: Readonly<Record<string, readonly [catalog: string, oid: string, part?: number]>> = {
  "schema:s": ["pg_namespace", "'s'::regnamespace"],
  "table:t": ["pg_class", "'t'::regclass"],
  "column:t.a": ["pg_class", "'t'::regclass", 1],
  "view:v": ["pg_class", "'v'::regclass"],
  "column:v.a": ["pg_class", "'v'::regclass", 1],
  "materializedView:mv": ["pg_class", "'mv'::regclass"],
  "sequence:q": ["pg_class", "'q'::regclass"],
  "foreignTable:ft": ["pg_class", "'ft'::regclass"],
  "column:ft.a": ["pg_class", "'ft'::regclass", 1],
  "enum:e": ["pg_type", "'e'::regtype"],
  "domain:d": ["pg_type", "'d'::regtype"],
  "compositeType:c": ["pg_type", "'c'::regtype"],
  "rangeType:r": ["pg_type", "'r'::regtype"],
  "function:f(integer)": ["pg_proc", "'f(integer)'::regprocedure"],
  "procedure:p()": ["pg_proc", "'p()'::regprocedure"],
  "aggregate:g(integer)": ["pg_proc", "'g(integer)'::regprocedure"],
  "publication:pub": ["pg_publication", "(SELECT oid FROM pg_publication WHERE pubname = 'pub')"],
  "subscription:sub": ["pg_subscription", "(SELECT oid FROM pg_subscription WHERE subname = 'sub')"],
  "eventTrigger:et": ["pg_event_trigger", "(SELECT oid FROM pg_event_trigger WHERE evtname = 'et')"],
  "role:labels_role": ["pg_authid", "(SELECT oid FROM pg_roles WHERE rolname = 'labels_role')"],
};

/** Catalogs of the whole server. */
const SHARED = ["pg_authid", "pg_subscription"];

const LABELS = Object.entries(LABELLED).map(([key, [catalog, oid, part = 0]]) =>
  SHARED.includes(catalog)
    ? `INSERT INTO pg_shseclabel VALUES (${oid}, '${catalog}'::regclass, 'prov', '${key}');`
    : `INSERT INTO pg_seclabel VALUES (${oid}, '${catalog}'::regclass, ${part}, 'prov', '${key}');`,
);

for (const major of [14, 18] as const) {
  const passage = await accessOn(major, PREFIX);
  describe.skipIf(passage === undefined)(`security labels on PostgreSQL ${major}`, () => {
    it("are read of everything that can have them, and written so that the server understands", async () => {
      const { server } = passage as NonNullable<typeof passage>;
      const script = `${THINGS} SET allow_system_table_mods = on; ${LABELS.join("\n")}`;
      const { connection, close } = await openState(server, PREFIX, script);
      try {
        const catalog = await postgres.introspect(connection, { schemas: "all", roles: [`${PREFIX}*`] });
        const labels = catalog.ofKind("securityLabel");
        const read = labels.map(({ id, attributes }) => [keyOf(id).replace(/^securityLabel:/, ""), attributes.labels]);
        expect(Object.fromEntries(read)).toEqual(
          Object.fromEntries(Object.keys(LABELLED).map((key) => [key, { prov: key }])),
        );
        const changed = labels.map(({ id }) => schemaObject(id, { labels: { prov: "it's another" } }));
        const operations = changed.flatMap((object) => [
          { verb: "create" as const, object },
          { verb: "drop" as const, object },
        ]);
        for (const { sql } of await postgres.compile(operations, { catalog: async () => catalog })) {
          await expect(connection.query(sql), sql).rejects.toThrow('security label provider "prov" is not loaded');
        }
      } finally {
        await connection.query("DELETE FROM pg_shseclabel");
        await connection.query("RESET allow_system_table_mods");
        await close();
        await dropStates(server, PREFIX);
      }
    });
  });
}
