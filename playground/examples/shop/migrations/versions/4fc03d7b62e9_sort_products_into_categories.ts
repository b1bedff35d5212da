/** sort products into categories */
import type { Operations } from "migr";

export const revision = "4fc03d7b62e9";
export const downRevision = "9d81a64e07fb";
export const branchLabels: string[] = [];
export const dependsOn: string[] = [];

export async function upgrade(op: Operations) {
  op.createTable(
    "categories",
    [
      { name: "id", type: "integer", notNull: true, identity: "byDefault" },
      { name: "name", type: "text", notNull: true },
    ],
    {
      primaryKey: { name: "categories_pkey", columns: ["id"] },
      unique: [{ name: "categories_name_key", columns: ["name"] }],
    },
  );
  op.addColumn("products", { name: "category_id", type: "integer" });
  op.createForeignKey("products_category_id_fkey", "products", ["category_id"], {
    table: "categories",
    columns: ["id"],
  });
}

export async function downgrade(op: Operations) {
  op.dropConstraint("products_category_id_fkey", "products", "foreignKey");
  // Lossy: The values of the column products.category_id are lost. Back them up if they matter.
  op.dropColumn("products", "category_id");
  // Lossy: All rows of the table categories are lost. Back them up if they matter.
  op.dropTable("categories");
}
