/** follow an order */
import type { Operations } from "migr";

export const revision = "2be5c9073f18";
export const downRevision = "f70e2a81d5c3";
export const branchLabels: string[] = [];
export const dependsOn: string[] = [];

export async function upgrade(op: Operations) {
  op.addColumn("orders", { name: "status", type: "text", notNull: true, default: "'new'" });
}

export async function downgrade(op: Operations) {
  // Lossy: The values of the column orders.status are lost. Back them up if they matter.
  op.dropColumn("orders", "status");
}
