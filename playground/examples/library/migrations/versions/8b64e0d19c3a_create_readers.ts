/** create readers */
import type { Operations } from "migr";

export const revision = "8b64e0d19c3a";
export const downRevision = "3f1c8a52b7d0";
export const branchLabels: string[] = [];
export const dependsOn: string[] = [];

export async function upgrade(op: Operations) {
  op.createTable(
    "readers",
    [
      { name: "id", type: "integer", notNull: true, identity: "byDefault" },
      { name: "name", type: "text", notNull: true },
      { name: "email", type: "text", notNull: true },
    ],
    {
      primaryKey: { name: "readers_pkey", columns: ["id"] },
      unique: [{ name: "readers_email_key", columns: ["email"] }],
    },
  );
  op.insert("readers", [
    { name: "Ada", email: "ada@example.org" },
    { name: "Grace", email: "grace@example.org" },
  ]);
}

export async function downgrade(op: Operations) {
  // Lossy: All rows of the table readers are lost. Back them up if they matter.
  op.dropTable("readers");
}
