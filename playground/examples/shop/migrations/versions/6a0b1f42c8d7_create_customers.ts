/** create customers */
import type { Operations } from "migr";

export const revision = "6a0b1f42c8d7";
export const downRevision = null;
export const branchLabels: string[] = [];
export const dependsOn: string[] = [];

export async function upgrade(op: Operations) {
  op.createTable(
    "customers",
    [
      { name: "id", type: "integer", notNull: true, identity: "byDefault" },
      { name: "name", type: "text", notNull: true },
      { name: "email", type: "text", notNull: true },
    ],
    {
      primaryKey: { name: "customers_pkey", columns: ["id"] },
      unique: [{ name: "customers_email_key", columns: ["email"] }],
    },
  );
  op.insert("customers", [
    { name: "Ada", email: "ada@example.org" },
    { name: "Linus", email: "linus@example.org" },
  ]);
}

export async function downgrade(op: Operations) {
  // Lossy: All rows of the table customers are lost. Back them up if they matter.
  op.dropTable("customers");
}
