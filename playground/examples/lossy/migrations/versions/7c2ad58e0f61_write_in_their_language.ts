/** write in their language */
import type { Operations } from "migr";

export const revision = "7c2ad58e0f61";
export const downRevision = "b15e90c7d3f4";
export const branchLabels: string[] = [];
export const dependsOn: string[] = [];

export async function upgrade(op: Operations) {
  op.addColumn("subscribers", { name: "language", type: "text", notNull: true, default: "'en'" });
}

export async function downgrade(op: Operations) {
  // Lossy: The values of the column subscribers.language are lost. Back them up if they matter.
  op.dropColumn("subscribers", "language");
}
