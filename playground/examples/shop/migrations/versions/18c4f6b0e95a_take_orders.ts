/** take orders */
import type { Operations } from "migr";

export const revision = "18c4f6b0e95a";
export const downRevision = "d3957e20ab64";
export const branchLabels: string[] = [];
export const dependsOn: string[] = [];

export async function upgrade(op: Operations) {
  op.createTable(
    "orders",
    [
      { name: "id", type: "integer", notNull: true, identity: "byDefault" },
      { name: "customer_id", type: "integer", notNull: true },
      { name: "ordered_on", type: "text", notNull: true },
    ],
    {
      primaryKey: { name: "orders_pkey", columns: ["id"] },
      foreignKeys: [
        {
          name: "orders_customer_id_fkey",
          columns: ["customer_id"],
          references: { table: "customers", columns: ["id"] },
        },
      ],
    },
  );
  op.insert("orders", [{ customer_id: 1, ordered_on: "2026-01-05" }]);
}

export async function downgrade(op: Operations) {
  // Lossy: All rows of the table orders are lost. Back them up if they matter.
  op.dropTable("orders");
}
