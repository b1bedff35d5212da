/** create products */
import type { Operations } from "migr";

export const revision = "d3957e20ab64";
export const downRevision = "6a0b1f42c8d7";
export const branchLabels: string[] = [];
export const dependsOn: string[] = [];

export async function upgrade(op: Operations) {
  op.createTable(
    "products",
    [
      { name: "id", type: "integer", notNull: true, identity: "byDefault" },
      { name: "name", type: "text", notNull: true },
      { name: "price_cents", type: "integer", notNull: true },
    ],
    { primaryKey: { name: "products_pkey", columns: ["id"] } },
  );
  op.insert("products", [
    { name: "Teapot", price_cents: 2400 },
    { name: "Mug", price_cents: 900 },
  ]);
}

export async function downgrade(op: Operations) {
  // Lossy: All rows of the table products are lost. Back them up if they matter.
  op.dropTable("products");
}
