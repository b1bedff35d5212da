import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { sqlite } from "../../../core/dialects/sqlite/mod.ts";
import { nodeSqlite } from "../../../core/drivers/node_sqlite.ts";
import { member, object } from "../../support/objects.ts";
import { sandbox } from "./database.ts";

const { session } = sqlite;

describe("session", () => {
  it("open() switches foreign keys off and restores the session", async () => {
    const it = sandbox("PRAGMA legacy_alter_table=ON; PRAGMA busy_timeout=5;");
    const state = (): unknown[] =>
      ["foreign_keys", "legacy_alter_table", "busy_timeout"].map(
        (name) => Object.values(it.all(`PRAGMA ${name}`)[0] ?? {})[0],
      );
    const before = state();
    const restore = await session.open(it.connection);
    expect(state()).toEqual([0, 0, 5]);
    await restore();
    expect(state()).toEqual(before);
  });

  it("open() refuses inside of a transaction, where foreign keys would stay on", async () => {
    const it = sandbox("BEGIN");
    await expect(session.open(it.connection)).rejects.toThrow("foreign keys cannot be switched off");
  });

  it("danglingReferences() tells rows, and keys that no row can satisfy", async () => {
    const it = sandbox(`PRAGMA foreign_keys=OFF; CREATE TABLE p (a UNIQUE, b);
      CREATE TABLE c (x, y, FOREIGN KEY (x) REFERENCES p (a)); INSERT INTO c VALUES (1, 1), (NULL, 2);`);
    expect(await session.danglingReferences(it.connection)).toEqual([
      "Row 1 of c refers to a row of p that does not exist (x).",
    ]);
    it.db.exec("CREATE TABLE d (y REFERENCES p (b)); INSERT INTO d VALUES (1)");
    expect(await session.danglingReferences(it.connection)).toEqual([
      "A foreign key of d refers to columns of p that are neither its primary key nor unique.",
    ]);
  });

  it("begin keeps a second runner out, recognisably", async () => {
    const directory = mkdtempSync(join(tmpdir(), "migr-"));
    try {
      const [first, second] = [1, 2].map(() => new DatabaseSync(join(directory, "a.db"))) as [
        DatabaseSync,
        DatabaseSync,
      ];
      first.exec(session.begin);
      await expect(nodeSqlite(second).query(session.begin)).rejects.toMatchObject({
        fields: { engineCode: "SQLITE_BUSY" },
      });
      first.close();
      second.close();
    } finally {
      rmSync(directory, { recursive: true });
    }
  });

  it("isMissingTable() and version()", async () => {
    const it = sandbox("");
    const error = await it.connection.query("SELECT * FROM migr_revisions").catch((thrown: unknown) => thrown);
    expect(session.isMissingTable(error)).toBe(true);
    expect(session.isMissingTable(new Error("no such table: t"))).toBe(false);
    expect(await session.version(it.connection)).toBe(it.all("SELECT sqlite_version() AS v")[0]?.v);
  });
});

describe("hazards()", () => {
  const levels = (operation: Parameters<typeof sqlite.hazards>[0]): string[] =>
    sqlite.hazards(operation).map(({ level }) => level);

  it("tells what is lost, what may fail and what copies every row", () => {
    const column = member("column", "t", "c", { type: "text", notNull: true });
    expect(levels({ verb: "create", object: column })).toEqual(["caution"]);
    expect(levels({ verb: "create", object: member("column", "t", "c", { type: "text" }) })).toEqual([]);
    expect(levels({ verb: "drop", object: column })).toEqual(["lossy"]);
    expect(levels({ verb: "drop", object: object("table", "t", {}) })).toEqual(["lossy"]);
    expect(levels({ verb: "drop", object: member("index", "t", "i", { keys: [] }) })).toEqual([]);
    expect(levels({ verb: "alter", id: column.id, from: {}, to: { notNull: true } })).toEqual(["caution", "caution"]);
  });
});
