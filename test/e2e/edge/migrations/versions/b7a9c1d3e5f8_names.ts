/** Every user has a name: a rebuild of a table that another one refers to. */
import type { Operations } from "migr";

export const revision = "b7a9c1d3e5f8";
export const downRevision = "8d2e4f6a1c35";
export const branchLabels: string[] = [];
export const dependsOn: string[] = [];

export async function upgrade(op: Operations) {
  op.alterColumn("users", "name", { notNull: true });
}

export async function downgrade(op: Operations) {
  op.alterColumn("users", "name", { notNull: false });
}
