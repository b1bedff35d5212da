/** let customers review */
import type { Operations } from "migr";

export const revision = "7134bc9ef02d";
export const downRevision = "e05d8f36c7a4";
export const branchLabels: string[] = [];
export const dependsOn: string[] = [];

export async function upgrade(op: Operations) {
  op.createTable(
    "reviews",
    [
      { name: "id", type: "integer", notNull: true, identity: "byDefault" },
      { name: "product_id", type: "integer", notNull: true },
      { name: "stars", type: "integer", notNull: true },
      { name: "words", type: "text" },
    ],
    {
      primaryKey: { name: "reviews_pkey", columns: ["id"] },
      foreignKeys: [
        {
          name: "reviews_product_id_fkey",
          columns: ["product_id"],
          references: { table: "products", columns: ["id"] },
          onDelete: "cascade",
        },
      ],
    },
  );
}

export async function downgrade(op: Operations) {
  // Lossy: All rows of the table reviews are lost. Back them up if they matter.
  op.dropTable("reviews");
}
