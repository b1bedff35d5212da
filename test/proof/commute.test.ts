import { describe, expect, it, onTestFinished } from "vitest";
import { postgres } from "../../core/dialects/postgres/mod.ts";
import { sqlite } from "../../core/dialects/sqlite/mod.ts";
import { pglite } from "../../core/drivers/pglite.ts";
import { type BranchComparison, compareBranches } from "../../core/proof/commute.ts";
import type { OpenShadow } from "../../core/proof/shadow.ts";
import { RevisionGraph } from "../../core/revisions/graph.ts";
import type { RevisionFile } from "../../core/revisions/revision.ts";
import { openShadow, sqlFile, tsFile } from "../migrator/support.ts";
import { openPGlite } from "../support/pglite.ts";

const base = tsFile("base1", null, {
  upgrade: (op) => {
    op.createTable("users", [
      { name: "id", type: "integer" },
      { name: "name", type: "text" },
    ]);
    op.createTable("posts", [{ name: "id", type: "integer" }]);
  },
});

const noShadow: OpenShadow = () => Promise.reject(new Error("A shadow was opened."));

/** Compares two revisions on top of the same base. */
async function compare(first: RevisionFile, second: RevisionFile, open = openShadow): Promise<BranchComparison> {
  const graph = RevisionGraph.fromFiles([base, first, second]);
  return await compareBranches(graph, "left", "right", { dialect: sqlite, openShadow: open });
}

const addAge = tsFile("left", "base1", { upgrade: (op) => op.addColumn("users", { name: "age", type: "integer" }) });

describe("compareBranches()", () => {
  it("needs no shadow where the branches touch different tables", async () => {
    const other = tsFile("right", "base1", { upgrade: (op) => op.createIndex("posts_id", "posts", ["id"]) });
    expect((await compare(addAge, other, noShadow)).verdict).toBe("independent");
  });

  it("finds that two columns of one table commute but for their order", async () => {
    const other = tsFile("right", "base1", { upgrade: (op) => op.addColumn("users", { name: "city", type: "text" }) });
    const result = await compare(addAge, other);
    expect(result).toMatchObject({ verdict: "commute", differences: [], failures: [] });
    expect(result.notes).toEqual([
      "The columns of table users stand in another order: id, name, age, city or id, name, city, age.",
    ]);
  });

  it("names the object that two alterations leave different", async () => {
    const left = tsFile("left", "base1", { upgrade: (op) => op.alterColumn("users", "name", { default: "'a'" }) });
    const right = tsFile("right", "base1", { upgrade: (op) => op.alterColumn("users", "name", { default: "'b'" }) });
    const result = await compare(left, right);
    expect(result.verdict).toBe("differ");
    expect(result.differences).toMatchObject([
      { object: "column users.name", firstFirst: { default: "'b'" }, secondFirst: { default: "'a'" } },
    ]);
  });

  it("sees through SQL, of which only the engine knows what it does", async () => {
    const right = sqlFile("right", "base1", "CREATE TABLE copy AS SELECT * FROM users;");
    const result = await compare(addAge, right);
    expect(result.verdict).toBe("differ");
    expect(result.differences.map(({ object }) => object)).toEqual(["column copy.age"]);
    expect(result.notes).toEqual(["Rows are not compared; right may write some."]);
  });

  it("says which revision fails in which order", async () => {
    const right = tsFile("right", "base1", { upgrade: (op) => op.dropTable("users") });
    const result = await compare(addAge, right);
    expect(result.verdict).toBe("differ");
    expect(result.failures).toMatchObject([
      { order: ["right", "left"], revision: "left", message: expect.stringContaining("users") },
    ]);
  });

  it("says that it cannot be decided where a revision asks the database", async () => {
    const right = tsFile("right", "base1", {
      upgrade: async (op) => {
        const rows = await op.query("SELECT 1 FROM users");
        if (rows.length > 0) op.addColumn("users", { name: "city", type: "text" });
      },
    });
    const result = await compare(addAge, right);
    expect(result.verdict).toBe("undecided");
    expect(result.notes[0]).toContain("right");
  });
});

describe("compareBranches() on PostgreSQL", () => {
  it("runs both orders in an emptied shadow, also where an enum lies between the branches", async () => {
    const client = await openPGlite();
    onTestFinished(() => client.close());
    const connection = pglite(client);
    const reset = async (): Promise<void> => {
      await client.exec("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
    };
    const open: OpenShadow = async () => ({ connection, reset, close: async () => {} });
    const graph = RevisionGraph.fromFiles([
      sqlFile("base1", "", "CREATE TYPE mood AS ENUM ('sad'); CREATE TABLE users (id integer);"),
      tsFile("left", "base1", { upgrade: (op) => op.addColumn("users", { name: "mood", type: "mood" }) }),
      sqlFile("right", "base1", "ALTER TYPE mood RENAME TO feeling;"),
    ]);
    const result = await compareBranches(graph, "left", "right", { dialect: postgres, openShadow: open });
    expect(result.verdict).toBe("differ");
    expect(result.failures).toMatchObject([{ order: ["right", "left"], revision: "left" }]);
  });
});
