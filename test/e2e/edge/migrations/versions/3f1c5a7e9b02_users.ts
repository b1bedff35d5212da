/** Create users. */
import type { Operations } from "migr";

export const revision = "3f1c5a7e9b02";
export const downRevision = null;
export const branchLabels: string[] = [];
export const dependsOn: string[] = [];

export async function upgrade(op: Operations) {
  op.createTable(
    "users",
    [
      { name: "id", type: "integer", notNull: true },
      { name: "name", type: "text" },
    ],
    { primaryKey: ["id"] },
  );
}

export async function downgrade(op: Operations) {
  op.dropTable("users");
}
