/** list what was ordered */
import type { Operations } from "migr";

export const revision = "f70e2a81d5c3";
export const downRevision = "18c4f6b0e95a";
export const branchLabels: string[] = [];
export const dependsOn: string[] = [];

export async function upgrade(op: Operations) {
  op.createTable(
    "order_lines",
    [
      { name: "id", type: "integer", notNull: true, identity: "byDefault" },
      { name: "order_id", type: "integer", notNull: true },
      { name: "product_id", type: "integer", notNull: true },
      { name: "quantity", type: "integer", notNull: true, default: 1 },
    ],
    {
      primaryKey: { name: "order_lines_pkey", columns: ["id"] },
      foreignKeys: [
        {
          name: "order_lines_order_id_fkey",
          columns: ["order_id"],
          references: { table: "orders", columns: ["id"] },
          onDelete: "cascade",
        },
        {
          name: "order_lines_product_id_fkey",
          columns: ["product_id"],
          references: { table: "products", columns: ["id"] },
        },
      ],
    },
  );
  op.insert("order_lines", [{ order_id: 1, product_id: 2, quantity: 4 }]);
}

export async function downgrade(op: Operations) {
  // Lossy: All rows of the table order_lines are lost. Back them up if they matter.
  op.dropTable("order_lines");
}
