/** create subscribers */
import type { Operations } from "migr";

export const revision = "b15e90c7d3f4";
export const downRevision = null;
export const branchLabels: string[] = [];
export const dependsOn: string[] = [];

export async function upgrade(op: Operations) {
  op.createTable(
    "subscribers",
    [
      { name: "id", type: "integer", notNull: true, identity: "byDefault" },
      { name: "name", type: "text", notNull: true },
      { name: "email", type: "text", notNull: true },
      { name: "phone", type: "text" },
    ],
    {
      primaryKey: { name: "subscribers_pkey", columns: ["id"] },
      unique: [{ name: "subscribers_email_key", columns: ["email"] }],
    },
  );
  op.insert(
    "subscribers",
    ["Ada", "Barbara", "Edgar", "Frances", "Grace", "Hedy", "Jean", "Joan", "Karen", "Margaret", "Radia", "Tony"].map(
      (name, index) => ({ name, email: `${name.toLowerCase()}@example.org`, phone: `555-01${index + 10}` }),
    ),
  );
}

export async function downgrade(op: Operations) {
  // Lossy: All rows of the table subscribers are lost. Back them up if they matter.
  op.dropTable("subscribers");
}
