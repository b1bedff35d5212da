import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { sqlite } from "../../core/dialects/sqlite/code.ts";
import { nodeSqlite } from "../../core/drivers/node_sqlite.ts";
import { upgrade } from "../../core/migrator/edge/mod.ts";
import type { Operations } from "../../core/operations/facade.ts";
import { RevisionGraph } from "../../core/revisions/graph.ts";
import type { RevisionFile } from "../../core/revisions/revision.ts";
import { runnerFor } from "../../core/revisions/runner.ts";

/** A revision whose upgrade does this to `op`. */
function file(id: string, down: string | null, run: (op: Operations) => void): RevisionFile {
  const text = `export const revision = "${id}";\nexport const downRevision = ${JSON.stringify(down)};\nexport const upgrade = ${run};\n`;
  return { path: `${id}.js`, text, load: async () => ({ upgrade: async (op) => run(op) }) };
}

describe("runnerFor()", () => {
  it("takes SQLite without table rebuilds only for what can be done without knowing the schema", async () => {
    const files = [
      file("aaaa", null, (op) => op.createTable("t", [{ name: "id", type: "integer" }], { primaryKey: ["id"] })),
      file("bbbb", "aaaa", (op) => {
        op.createIndex("t_i", "t", [{ expression: "id + 1" }]);
        op.createView("v", "SELECT id FROM t");
        op.insert("t", [{ id: 1 }]);
      }),
    ];
    const graph = RevisionGraph.fromFiles(files);
    expect(runnerFor(graph, "sqlite").modules).toEqual(["migr/edge", "migr/sqlite/code"]);
    const db = new DatabaseSync(":memory:");
    const revisions = graph.order.map((id) => graph.require(id));
    expect((await upgrade(nodeSqlite(db), revisions, { dialect: sqlite })).heads).toEqual(["bbbb"]);
    expect(db.prepare("SELECT * FROM v").all()).toEqual([{ id: 1 }]);
    const dropping = RevisionGraph.fromFiles([...files, file("cccc", "bbbb", (op) => op.dropColumn("t", "id"))]);
    expect(runnerFor(dropping, "sqlite").modules).toEqual(["migr/edge", "migr/sqlite"]);
  });

  it("has none for other languages", () => {
    expect(() => runnerFor(RevisionGraph.of([]), "mysql")).toThrow("There is no small runner for mysql.");
  });
});
