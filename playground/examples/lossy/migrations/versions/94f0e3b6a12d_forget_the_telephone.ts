/** forget the telephone */
import type { Operations } from "migr";

export const revision = "94f0e3b6a12d";
export const downRevision = "7c2ad58e0f61";
export const branchLabels: string[] = [];
export const dependsOn: string[] = [];

export async function upgrade(op: Operations) {
  // Lossy: The values of the column subscribers.phone are lost. Back them up if they matter.
  op.dropColumn("subscribers", "phone");
}

export async function downgrade(op: Operations) {
  op.addColumn("subscribers", { name: "phone", type: "text" });
}
