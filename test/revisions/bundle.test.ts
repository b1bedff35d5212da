import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { stripTypes } from "../../cli/host/strip_types.ts";
import { sqlite } from "../../core/dialects/sqlite/mod.ts";
import { nodeSqlite } from "../../core/drivers/node_sqlite.ts";
import { checksumOf } from "../../core/migrator/checksum.ts";
import { upgrade as upgradeEmbedded } from "../../core/migrator/edge/mod.ts";
import { upgrade as upgradeSql } from "../../core/migrator/edge/sql.ts";
import { downgrade, upgrade } from "../../core/migrator/run.ts";
import { bundleText, revisionsFrom } from "../../core/revisions/bundle.ts";
import { RevisionGraph } from "../../core/revisions/graph.ts";
import { moduleBody } from "../../core/revisions/module_body.ts";
import type { Revision, RevisionFile } from "../../core/revisions/revision.ts";
import { sqlFile } from "../migrator/support.ts";

const HEADER = (id: string, down: string | null): string =>
  `/** Revision ${id}: a \`tick\`, \${no} "quotes" */\nimport type { Operations } from "migr";\nexport const revision = "${id}";\nexport const downRevision = ${JSON.stringify(down)};\nexport const branchLabels: string[] = [];\nexport const dependsOn: string[] = [];\n`;

const files: RevisionFile[] = [
  sqlFile("bbbb", "aaaa", "INSERT INTO users VALUES (1, 'it''s \u2028 `${x}` \\\\'); -- end", "DELETE FROM users;"),
  {
    path: "versions/aaaa.ts",
    text: `${HEADER("aaaa", null)}const NAME: string = "users";\nexport async function upgrade(op: Operations) { op.createTable(NAME, [{ name: "id", type: "integer" }, { name: "name", type: "text" }]); }\nexport async function downgrade(op: Operations) { op.dropTable(NAME); }\n`,
  },
];

async function bundled(): Promise<readonly Revision[]> {
  const text = await bundleText(RevisionGraph.fromFiles(files), { stripTypes, checksum: checksumOf });
  const url = `data:text/javascript,${encodeURIComponent(text)}`;
  return ((await import(url)) as { readonly revisions: readonly Revision[] }).revisions;
}

const ledger = (db: DatabaseSync): unknown =>
  db
    .prepare(
      "SELECT id, state, down_revisions, depends_on, checksum, message, downgrade FROM migr_revisions ORDER BY id",
    )
    .all();

describe("a bundle", () => {
  it("leaves the rows and the ledger that the files leave, by the small runner and by the whole one", async () => {
    const revisions = await bundled();
    const [small, whole, byFiles] = [1, 2, 3].map(() => new DatabaseSync(":memory:")) as [
      DatabaseSync,
      DatabaseSync,
      DatabaseSync,
    ];
    const modules = { "versions/aaaa.ts": () => revisions[0]?.file.load?.() };
    const texts = Object.fromEntries(files.map(({ path, text }) => [path, text]));
    const options = { dialect: sqlite };
    await upgrade(nodeSqlite(byFiles), RevisionGraph.fromFiles(revisionsFrom({ texts, modules })), "head", options);
    expect((await upgradeEmbedded(nodeSqlite(small), revisions, options)).heads).toEqual(["bbbb"]);
    await upgrade(nodeSqlite(whole), RevisionGraph.of(revisions), "head", options);
    for (const db of [small, whole]) {
      expect(ledger(db)).toEqual(ledger(byFiles));
      expect(db.prepare("SELECT * FROM users").all()).toEqual([{ id: 1, name: "it's \u2028 `${x}` \\\\" }]);
    }
    await downgrade(nodeSqlite(small), RevisionGraph.of(revisions), "base", options);
    expect(small.prepare("SELECT name FROM sqlite_schema WHERE name = 'users'").all()).toEqual([]);
  });

  it("costs one query when the database is up to date", async () => {
    const connection = nodeSqlite(new DatabaseSync(":memory:"));
    const revisions = await bundled();
    await upgradeEmbedded(connection, revisions, { dialect: sqlite });
    let queries = 0;
    const counted = {
      ...connection,
      query: (...args: Parameters<typeof connection.query>) => {
        queries++;
        return connection.query(...args);
      },
    };
    expect(await upgradeEmbedded(counted, revisions, { dialect: sqlite })).toEqual({ ran: [], heads: ["bbbb"] });
    await upgrade(counted, RevisionGraph.of(revisions), "head", { dialect: sqlite });
    expect(queries).toBe(2);
  });

  it("refuses an edited revision, and one in TypeScript where only SQL can be run", async () => {
    const connection = nodeSqlite(new DatabaseSync(":memory:"));
    const [first, second] = (await bundled()) as [Revision, Revision];
    await expect(upgradeSql(connection, [first], { dialect: sqlite })).rejects.toMatchObject({
      code: "REVISION_INVALID",
      hint: expect.stringContaining("migr/edge"),
    });
    await upgradeEmbedded(connection, [first], { dialect: sqlite });
    const edited = { ...first, file: { ...first.file, checksum: "0" } };
    await expect(upgradeEmbedded(connection, [edited, second], { dialect: sqlite })).rejects.toMatchObject({
      code: "CHECKSUM_MISMATCH",
    });
  });

  it("rolls a failing revision back, names it and its line, and keeps those before it", async () => {
    const broken = sqlFile("cccc", "bbbb", "CREATE TABLE t (a);\nINSERT INTO nowhere VALUES (1);");
    const graph = RevisionGraph.fromFiles([sqlFile("bbbb", "", "CREATE TABLE b (a);"), broken]);
    const text = await bundleText(graph, { stripTypes, checksum: checksumOf });
    const { revisions } = (await import(`data:text/javascript,${encodeURIComponent(text)}`)) as {
      revisions: Revision[];
    };
    const db = new DatabaseSync(":memory:");
    await expect(upgradeSql(nodeSqlite(db), revisions, { dialect: sqlite })).rejects.toMatchObject({
      code: "REVISION_FAILED",
      fields: { revision: "cccc", path: "versions/cccc.sql", line: 7 },
    });
    expect(db.prepare("SELECT id FROM migr_revisions").all()).toEqual([{ id: "bbbb" }]);
    expect(db.prepare("SELECT name FROM sqlite_schema WHERE name IN ('t', 'b')").all()).toEqual([{ name: "b" }]);
  });

  it("leaves a database alone that is ahead of the program, but not one that went another way", async () => {
    const connection = nodeSqlite(new DatabaseSync(":memory:"));
    const revisions = await bundled();
    await upgradeEmbedded(connection, revisions, { dialect: sqlite });
    expect((await upgradeEmbedded(connection, revisions.slice(0, 1), { dialect: sqlite })).ran).toEqual([]);
    const other = { ...(revisions[1] as Revision), id: "dddd" };
    await expect(
      upgradeEmbedded(connection, [revisions[0] as Revision, other], { dialect: sqlite }),
    ).rejects.toMatchObject({ code: "UNKNOWN_APPLIED", fields: { revisions: ["bbbb"] } });
  });
});

describe("moduleBody()", () => {
  it("takes the export away before declarations only", () => {
    const source =
      'export const a = "export const b";\nexport async function f() { return `${{ export: 1 }.export}`; }';
    expect(moduleBody(source, "a.js")).toBe(
      ' const a = "export const b";\n async function f() { return `${{ export: 1 }.export}`; }',
    );
  });

  it.each(['import { x } from "y";', "export { x };", "export default 1;", 'import "y";'])("refuses %s", (source) => {
    expect(() => moduleBody(`\n${source}`, "a.js")).toThrow(/a\.js:2: the revision/);
  });

  it("leaves an import that happens in a function", () => {
    const source = 'async function f() { await import("x"); import.meta.url; }\nimport("z");';
    expect(moduleBody(source, "a.js")).toBe(source);
  });
});
