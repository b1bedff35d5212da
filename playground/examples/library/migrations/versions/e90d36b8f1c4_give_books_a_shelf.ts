/** give books a shelf */
import type { Operations } from "migr";

export const revision = "e90d36b8f1c4";
export const downRevision = "c27f5a90e4b1";
export const branchLabels: string[] = [];
export const dependsOn: string[] = [];

export async function upgrade(op: Operations) {
  op.addColumn("books", { name: "shelf", type: "text" });
  op.execute("UPDATE books SET shelf = upper(substr(author, 1, 1))");
}

export async function downgrade(op: Operations) {
  // Lossy: The values of the column books.shelf are lost. Back them up if they matter.
  op.dropColumn("books", "shelf");
}
