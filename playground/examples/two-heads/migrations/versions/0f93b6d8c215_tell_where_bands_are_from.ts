/** tell where bands are from */
import type { Operations } from "migr";

export const revision = "0f93b6d8c215";
export const downRevision = "a8e4f2701b5c";
export const branchLabels: string[] = ["bands"];
export const dependsOn: string[] = [];

export async function upgrade(op: Operations) {
  op.addColumn("bands", { name: "country", type: "text" });
  op.execute("UPDATE bands SET country = 'PT' WHERE name = 'Nullable'");
}

export async function downgrade(op: Operations) {
  // Lossy: The values of the column bands.country are lost. Back them up if they matter.
  op.dropColumn("bands", "country");
}
