/** plan concerts */
import type { Operations } from "migr";

export const revision = "a8e4f2701b5c";
export const downRevision = "51d7c03a9e62";
export const branchLabels: string[] = [];
export const dependsOn: string[] = [];

export async function upgrade(op: Operations) {
  op.createTable(
    "concerts",
    [
      { name: "id", type: "integer", notNull: true, identity: "byDefault" },
      { name: "band_id", type: "integer", notNull: true },
      { name: "stage", type: "text", notNull: true },
      { name: "starts_at", type: "text", notNull: true },
    ],
    {
      primaryKey: { name: "concerts_pkey", columns: ["id"] },
      foreignKeys: [
        { name: "concerts_band_id_fkey", columns: ["band_id"], references: { table: "bands", columns: ["id"] } },
      ],
    },
  );
  op.insert("concerts", [
    { band_id: 1, stage: "Meadow", starts_at: "18:00" },
    { band_id: 2, stage: "Barn", starts_at: "19:30" },
    { band_id: 3, stage: "Meadow", starts_at: "21:00" },
  ]);
}

export async function downgrade(op: Operations) {
  // Lossy: All rows of the table concerts are lost. Back them up if they matter.
  op.dropTable("concerts");
}
