/** create loans */
import type { Operations } from "migr";

export const revision = "c27f5a90e4b1";
export const downRevision = "8b64e0d19c3a";
export const branchLabels: string[] = [];
export const dependsOn: string[] = [];

export async function upgrade(op: Operations) {
  op.createTable(
    "loans",
    [
      { name: "id", type: "integer", notNull: true, identity: "byDefault" },
      { name: "book_id", type: "integer", notNull: true },
      { name: "reader_id", type: "integer", notNull: true },
      { name: "lent_on", type: "text", notNull: true },
      { name: "returned_on", type: "text" },
    ],
    {
      primaryKey: { name: "loans_pkey", columns: ["id"] },
      foreignKeys: [
        { name: "loans_book_id_fkey", columns: ["book_id"], references: { table: "books", columns: ["id"] } },
        { name: "loans_reader_id_fkey", columns: ["reader_id"], references: { table: "readers", columns: ["id"] } },
      ],
    },
  );
  op.createIndex("loans_book_id_idx", "loans", ["book_id"]);
  op.createIndex("loans_reader_id_idx", "loans", ["reader_id"]);
  op.insert("loans", [
    { book_id: 1, reader_id: 2, lent_on: "2026-03-02", returned_on: "2026-03-20" },
    { book_id: 3, reader_id: 1, lent_on: "2026-04-11", returned_on: null },
  ]);
}

export async function downgrade(op: Operations) {
  // Lossy: All rows of the table loans are lost. Back them up if they matter.
  op.dropTable("loans");
}
