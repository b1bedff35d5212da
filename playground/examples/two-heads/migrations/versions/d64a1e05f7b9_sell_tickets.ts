/** sell tickets */
import type { Operations } from "migr";

export const revision = "d64a1e05f7b9";
export const downRevision = "a8e4f2701b5c";
export const branchLabels: string[] = ["tickets"];
export const dependsOn: string[] = [];

export async function upgrade(op: Operations) {
  op.createTable(
    "tickets",
    [
      { name: "code", type: "text", notNull: true },
      { name: "holder", type: "text", notNull: true },
      { name: "price", type: "integer", notNull: true, default: 49 },
    ],
    { primaryKey: { name: "tickets_pkey", columns: ["code"] } },
  );
  op.insert("tickets", [
    { code: "MDW-001", holder: "Edgar", price: 49 },
    { code: "MDW-002", holder: "Barbara", price: 49 },
  ]);
}

export async function downgrade(op: Operations) {
  // Lossy: All rows of the table tickets are lost. Back them up if they matter.
  op.dropTable("tickets");
}
