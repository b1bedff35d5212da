/** create books */
import type { Operations } from "migr";

export const revision = "3f1c8a52b7d0";
export const downRevision = null;
export const branchLabels: string[] = [];
export const dependsOn: string[] = [];

export async function upgrade(op: Operations) {
  op.createTable(
    "books",
    [
      { name: "id", type: "integer", notNull: true, identity: "byDefault" },
      { name: "title", type: "text", notNull: true },
      { name: "author", type: "text", notNull: true },
    ],
    { primaryKey: { name: "books_pkey", columns: ["id"] } },
  );
  op.insert("books", [
    { title: "The Left Hand of Darkness", author: "Ursula K. Le Guin" },
    { title: "Invisible Cities", author: "Italo Calvino" },
    { title: "The Summer Book", author: "Tove Jansson" },
  ]);
}

export async function downgrade(op: Operations) {
  // Lossy: All rows of the table books are lost. Back them up if they matter.
  op.dropTable("books");
}
