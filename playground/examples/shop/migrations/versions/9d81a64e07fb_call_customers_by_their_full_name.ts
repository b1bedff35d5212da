/** call customers by their full name */
import type { Operations } from "migr";

export const revision = "9d81a64e07fb";
export const downRevision = "2be5c9073f18";
export const branchLabels: string[] = [];
export const dependsOn: string[] = [];

export async function upgrade(op: Operations) {
  op.renameColumn("customers", "name", "full_name");
}

export async function downgrade(op: Operations) {
  op.renameColumn("customers", "full_name", "name");
}
