import type { SchemaObject } from "../../../core/catalog/object.ts";
import { keyedTable, member, object, table } from "../../support/objects.ts";
import { type AlterationCase, POSTGRES, type SchemaCase, SQLITE } from "../case.ts";

export const schemas: readonly SchemaCase[] = [
  { name: "a table with columns", objects: table("t", { a: "integer", b: "text" }) },
  {
    name: "names that need quotes",
    objects: [
      ...table('Order "x"', { select: { type: "integer", notNull: true }, "Größe in cm": "text", "a'b": "integer" }),
      member("primaryKey", 'Order "x"', "Order key", { columns: ["select"] }),
      member("index", 'Order "x"', "Größe idx", { keys: [{ column: "Größe in cm" }] }),
    ],
  },
  { name: "a table without columns", ...POSTGRES, objects: [object("table", "t", {})] },
  { name: "an unlogged table", ...POSTGRES, objects: table("t", { a: "integer" }, { unlogged: true }) },
  {
    name: "a table with storage parameters",
    ...POSTGRES,
    objects: table("t", { a: "integer" }, { with: { fillfactor: "70", autovacuum_enabled: "false" } }),
  },
  {
    name: "a strict table",
    ...SQLITE,
    objects: table("t", { a: "integer", b: "text", c: "blob", d: "any" }, { strict: true }),
  },
  { name: "a table without rowid", ...SQLITE, objects: keyedTable("t", { a: "text" }, { withoutRowid: true }) },
  {
    name: "a strict table without rowid",
    ...SQLITE,
    objects: keyedTable("t", { a: "text" }, { strict: true, withoutRowid: true }),
  },
  {
    name: "a schema with a table, and the default schema with one of the same name",
    ...POSTGRES,
    objects: [
      object("schema", "audit", {}),
      ...keyedTable("audit.t", { a: "text" }),
      ...keyedTable("t", { b: "text" }),
    ],
  },
];

const rows = ["INSERT INTO t (id, a) VALUES (1, 'one'), (2, 'two'), (3, NULL)"];
const plain = keyedTable("t", { a: "text" });

function changed(name: string, after: readonly SchemaObject[], rest: Partial<AlterationCase> = {}): AlterationCase {
  return { name, before: plain, after, rows, ...rest };
}

export const alterations: readonly AlterationCase[] = [
  changed("a table is added", [...plain, ...keyedTable("u", { b: "text" })]),
  changed("two tables that refer to each other are added", [
    ...plain,
    ...keyedTable("u", { v_id: "integer" }),
    ...keyedTable("v", { u_id: "integer" }),
    member("foreignKey", "u", "u_v_id_fkey", {
      columns: ["v_id"],
      references: { schema: "", table: "v", columns: ["id"] },
    }),
    member("foreignKey", "v", "v_u_id_fkey", {
      columns: ["u_id"],
      references: { schema: "", table: "u", columns: ["id"] },
    }),
  ]),
  changed("logged becomes unlogged", keyedTable("t", { a: "text" }, { unlogged: true }), POSTGRES),
  changed("a storage parameter is set", keyedTable("t", { a: "text" }, { with: { fillfactor: "70" } }), POSTGRES),
  {
    name: "storage parameters change",
    ...POSTGRES,
    before: keyedTable("t", { a: "text" }, { with: { fillfactor: "70", autovacuum_enabled: "false" } }),
    after: keyedTable("t", { a: "text" }, { with: { fillfactor: "80" } }),
    rows,
  },
  changed("a table becomes strict", keyedTable("t", { a: "text" }, { strict: true }), SQLITE),
  changed("a table loses its rowid", keyedTable("t", { a: "text" }, { withoutRowid: true }), SQLITE),
  changed(
    "a table moves beside one in a new schema",
    [...plain, object("schema", "audit", {}), ...keyedTable("audit.t", { a: "text" })],
    POSTGRES,
  ),
];
