/**
 * A shop of twelve tables and forty revisions, to look at the views with.
 *
 * @module
 */
import { Catalog, RevisionGraph, schemaObject } from "../../../core/mod.ts";

type Ids = Parameters<typeof schemaObject>[0];

const id = (kind: Ids["kind"], name: string, table?: string): Ids =>
  table === undefined ? { kind, schema: "", name } : { kind, schema: "", table, name };

/** `users: id, email! text, org_id > orgs`: `!` is not null, `>` a reference. */
function tableOf(line: string): ReturnType<typeof schemaObject>[] {
  const [name = "", list = ""] = line.split(": ");
  const columns = list.split(", ").map((text) => {
    const [head = "", type = "integer"] = text.split(" > ")[0]?.split(" ") ?? [];
    return {
      name: head.replace("!", ""),
      notNull: head.endsWith("!"),
      type: type.replaceAll("_", " "),
      to: text.split(" > ")[1],
    };
  });
  return [
    schemaObject(id("table", name), {}),
    ...columns.map((column) =>
      schemaObject(
        { ...id("column", column.name, name), kind: "column" },
        {
          type: column.type,
          ...(column.notNull || column.name === "id" ? { notNull: true as const } : {}),
        },
      ),
    ),
    schemaObject({ ...id("primaryKey", `${name}_pkey`, name), kind: "primaryKey" }, { columns: ["id"] }),
    ...columns.flatMap(({ name: column, to }) =>
      to === undefined
        ? []
        : [
            schemaObject(
              { ...id("foreignKey", `${name}_${column}_fkey`, name), kind: "foreignKey" },
              {
                columns: [column],
                references: { schema: "", table: to, columns: ["id"] },
              },
            ),
          ],
    ),
  ];
}

const TABLES = [
  "users: id, email! text, name text, role! user_role, created_at! timestamp_with_time_zone",
  "addresses: id, user_id! > users, street text, city text, country text",
  "products: id, sku! text, title! text, price! numeric(10,2), category_id > categories",
  "categories: id, name! text, parent_id > categories",
  "suppliers: id, name! text, phone character_varying(20)",
  "product_suppliers: id, product_id! > products, supplier_id! > suppliers, cost numeric(10,2)",
  "orders: id, user_id! > users, address_id > addresses, status text, placed_at! timestamp_with_time_zone",
  "order_items: id, order_id! > orders, product_id! > products, quantity! integer, price! numeric(10,2)",
  "payments: id, order_id! > orders, amount! numeric(10,2), method text",
  "reviews: id, product_id! > products, user_id! > users, stars! smallint, text text",
  "coupons: id, code! text, percent! integer",
  "audit_log: id, actor text, action! text, at! timestamp_with_time_zone",
];

function shop(lines: readonly string[]): Catalog {
  return Catalog.of([
    schemaObject({ ...id("enum", "user_role"), kind: "enum" }, { values: ["customer", "clerk", "admin"] }),
    ...lines.flatMap(tableOf),
    schemaObject(
      { ...id("check", "reviews_stars", "reviews"), kind: "check" },
      { expression: "stars BETWEEN 1 AND 5" },
    ),
    schemaObject(
      { ...id("index", "orders_open", "orders"), kind: "index" },
      {
        keys: [{ column: "placed_at", order: "desc" }],
        where: "status = 'open'",
      },
    ),
    schemaObject(
      { ...id("view", "best_sellers"), kind: "view" },
      { definition: "SELECT product_id, sum(quantity) FROM order_items GROUP BY product_id" },
      [{ kind: "table", schema: "", name: "order_items" }],
    ),
  ]);
}

export const TWELVE = shop(TABLES);

/** The same before a revision: one table less, one more, and columns that differ. */
export const EARLIER = shop(
  TABLES.filter((line) => !line.startsWith("coupons"))
    .map((line) =>
      line
        .replace("stars! smallint", "stars integer, title text")
        .replace("status text, ", "")
        .replace("method text", "method character_varying(12)"),
    )
    .concat("vouchers: id, code text"),
);

export const SMALL = Catalog.of([...tableOf(TABLES[0] ?? ""), ...tableOf(TABLES[1] ?? "")]);

const MESSAGES = [
  ...["create users", "create products", "index e-mails", "add prices", "create orders", "add order items", "payments"],
  ...["split names", "add roles", "reviews", "suppliers", "unique sku", "stars between 1 and 5", "audit log"],
];

/** `c < a b` has two down revisions. */
function revision(line: string, index: number): { path: string; text: string } {
  const [name = "", parents = ""] = line.split(" < ");
  const [id = "", extra = ""] = name.split(" ");
  const hex = (text: string): string => `${text.padEnd(4, "0")}c0ffee`;
  const header = [
    `-- ${parents.includes(" ") ? "merge" : (MESSAGES[index % MESSAGES.length] ?? "")}`,
    `-- revision: ${hex(id)}`,
    `-- down-revision: ${parents.split(" ").filter(Boolean).map(hex).join(", ")}`,
    ...(extra.startsWith("@") ? [`-- branch-labels: ${extra.slice(1)}`] : []),
    ...(extra.startsWith("&") ? [`-- depends-on: ${hex(extra.slice(1))}`] : []),
  ];
  return { path: `migrations/versions/${id}.sql`, text: `${header.join("\n")}\n\n-- migr: upgrade\nSELECT 1;\n` };
}

function chain(prefix: string, from: string, count: number): string[] {
  return Array.from(
    { length: count },
    (_, index) => `${prefix}${index} < ${index === 0 ? from : `${prefix}${index - 1}`}`,
  );
}

/** Forty revisions: a long trunk, a side branch that is merged, one that stays a head, a dependency. */
export const FORTY = RevisionGraph.fromFiles(
  [
    ...[
      "a0",
      ...chain("a", "", 12).slice(1),
      ...chain("b", "a11", 6),
      "c0 @billing < a11",
      "c1 < c0",
      "c2 < c1",
      "c3 < c2",
    ],
    ...[
      "d0 < b5 c3",
      ...chain("e", "d0", 9),
      "f0 @search < e3",
      "f1 < f0",
      "f2 < f1",
      "f3 &e6 < f2",
      "f4 < f3",
      "f5 < f4",
    ],
  ].map(revision),
);

export const FOUR = RevisionGraph.fromFiles(["1a", "2b < 1a", "3c < 2b", "4d < 3c"].map(revision));
