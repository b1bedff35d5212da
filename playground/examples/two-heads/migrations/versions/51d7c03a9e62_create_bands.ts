/** create bands */
import type { Operations } from "migr";

export const revision = "51d7c03a9e62";
export const downRevision = null;
export const branchLabels: string[] = [];
export const dependsOn: string[] = [];

export async function upgrade(op: Operations) {
  op.createTable(
    "bands",
    [
      { name: "id", type: "integer", notNull: true, identity: "byDefault" },
      { name: "name", type: "text", notNull: true },
    ],
    {
      primaryKey: { name: "bands_pkey", columns: ["id"] },
      unique: [{ name: "bands_name_key", columns: ["name"] }],
    },
  );
  op.insert("bands", [{ name: "The Rollbacks" }, { name: "Foreign Keys" }, { name: "Nullable" }]);
}

export async function downgrade(op: Operations) {
  // Lossy: All rows of the table bands are lost. Back them up if they matter.
  op.dropTable("bands");
}
