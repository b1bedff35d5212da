import { describe, expect, it } from "vitest";
import { MigrError } from "../../core/errors.ts";
import type { Operations } from "../../core/operations/facade.ts";
import type { Operation } from "../../core/operations/operation.ts";
import { createOperations } from "../../core/operations/recorder.ts";

function recorder(): { op: Operations; noted: Operation[] } {
  const noted: Operation[] = [];
  const query = async (): Promise<never[]> => [];
  return { op: createOperations((operation) => noted.push(operation), { dialect: "sqlite", query }), noted };
}

function noted(run: (op: Operations) => void): Operation[] {
  const { op, noted: operations } = recorder();
  run(op);
  return operations;
}

/** What a wrong call says, as people read it. */
function refusal(run: (op: never) => void): string {
  try {
    noted(run as (op: Operations) => void);
  } catch (error) {
    if (error instanceof MigrError) return `${error.code}: ${error.message} ${error.hint ?? ""}`.trim();
    throw error;
  }
  throw new Error("The call was accepted.");
}

const users = { kind: "table", schema: "", name: "users" };

describe("createOperations()", () => {
  it("notes a table with its parts in the order of the statement", () => {
    const [operation] = noted((op) =>
      op.createTable(
        "users",
        [
          { name: "id", type: "integer", identity: "always", notNull: true },
          { name: "age", type: "integer", default: 0, notNull: false },
        ],
        { foreignKeys: [], checks: [{ name: "c", expression: "age > 0" }], primaryKey: ["id"], ifNotExists: true },
      ),
    );
    const inUsers = (kind: string, name: string) => ({ kind, id: { kind, schema: "", table: "users", name } });
    expect(operation).toEqual({
      verb: "create",
      object: { kind: "table", id: users, attributes: {} },
      parts: [
        {
          ...inUsers("column", "id"),
          attributes: { type: "integer", notNull: true, identity: { generated: "always" } },
        },
        { ...inUsers("column", "age"), attributes: { type: "integer", default: "0" } },
        { ...inUsers("primaryKey", "users_pkey"), attributes: { columns: ["id"] } },
        { ...inUsers("check", "c"), attributes: { expression: "age > 0" } },
      ],
      options: { ifNotExists: true },
    });
  });

  it("notes comments of a table and its columns as objects of their own", () => {
    const operations = noted((op) =>
      op.createTable("users", [{ name: "age", type: "integer", comment: "in years" }], {
        comment: "people",
        schema: "app",
      }),
    );
    expect(operations.slice(1)).toEqual([
      {
        verb: "create",
        object: {
          kind: "comment",
          id: { kind: "comment", on: "table", schema: "app", name: "users" },
          attributes: { text: "people" },
        },
      },
      {
        verb: "create",
        object: {
          kind: "comment",
          id: { kind: "comment", on: "column", schema: "app", table: "users", name: "age" },
          attributes: { text: "in years" },
        },
      },
    ]);
  });

  it("tells an attribute that goes back to its default from one that is not mentioned", () => {
    const id = { kind: "column", schema: "", table: "users", name: "age" };
    const from = { type: "integer", default: 0 };
    expect(
      noted((op) => {
        op.alterColumn("users", "age", { type: "bigint", default: null }, { from });
        op.alterColumn("users", "age", { notNull: true });
        op.alterColumn("users", "age", { notNull: false });
      }),
    ).toEqual([
      { verb: "alter", id, from: { type: "integer", default: "0" }, to: { type: "bigint" } },
      { verb: "alter", id, from: {}, to: { notNull: true } },
      { verb: "alter", id, from: { notNull: true }, to: {} },
    ]);
  });

  it("runs what is noted so far before a query, and hands the rows back", async () => {
    const calls: unknown[] = [];
    const op = createOperations((operation) => calls.push(operation.verb), {
      dialect: "postgres",
      arguments: { tenant: "a" },
      query: async (sql, params) => {
        calls.push([sql, params]);
        return [{ n: 1 }];
      },
    });
    op.execute("UPDATE t SET a = $1", [1]);
    expect(await op.query<{ n: number }>("SELECT n FROM t WHERE a = $1", [1])).toEqual([{ n: 1 }]);
    op.insert("t", [{ a: 1, b: null }]);
    expect(calls).toEqual(["execute", ["SELECT n FROM t WHERE a = $1", [1]], "insert"]);
    expect([op.dialect, op.arguments.tenant]).toEqual(["postgres", "a"]);
  });

  it("lets revisions be recorded side by side, and its verbs be taken apart", () => {
    const [a, b] = [recorder(), recorder()];
    const { dropTable } = a.op;
    b.op.dropTable("b");
    dropTable("a");
    expect([a.noted.length, b.noted.length]).toEqual([1, 1]);
    expect(a.noted[0]).toMatchObject({ verb: "drop", object: { id: { name: "a" } } });
  });

  it("keeps what it noted when the arguments change later", () => {
    const row = { a: 1 };
    const columns = ["a"];
    const operations = noted((op) => {
      op.insert("t", [row]);
      op.createIndex("i", "t", columns);
    });
    row.a = 2;
    columns.push("b");
    expect(operations).toMatchObject([{ rows: [{ a: 1 }] }, { object: { attributes: { keys: [{ column: "a" }] } } }]);
  });

  it("refuses wrong arguments of plain JavaScript, and says which and why", () => {
    type Any = Record<string, (...input: unknown[]) => void>;
    const says = (run: (op: Any) => void) => expect(refusal(run as never));
    says((op) => op.createIndex?.("i", "t", ["a"], { uniqe: true })).toBe(
      `REVISION_INVALID: op.createIndex("i") has no "uniqe". Did you mean "unique"?`,
    );
    says((op) => op.createTable?.("t", [{ name: "a", tpye: "text" }])).toMatch(
      /columns\[0\] "a" has no "tpye".*"type"\?/,
    );
    says((op) => op.createTable?.("t", [{ name: "a" }])).toMatch(/columns\[0\] "a" needs "type"/);
    says((op) => op.createTable?.("t", [{ name: "", type: "text" }])).toMatch(/name must not be empty/);
    says((op) => op.createTable?.("t", "a")).toMatch(/columns must be a list, not "a"/);
    says((op) => op.addColumn?.("t")).toMatch(/op\.addColumn\("t"\) must be an object, not undefined/);
    says((op) => op.addColumn?.("t", { name: "a", type: "text", default: {} })).toMatch(
      /default must be an SQL expression/,
    );
    says((op) => op.addColumn?.("t", { name: "a", type: "text", notNull: "yes" })).toMatch(
      /notNull must be true or false/,
    );
    says((op) => op.dropTable?.()).toMatch(/the name must be a text, not undefined/);
    says((op) => op.dropTable?.("t", { cascad: true })).toMatch(/has no "cascad".*"cascade"/);
    says((op) => op.createForeignKey?.("f", "t", ["a"], { table: "u" })).toMatch(/references needs "columns"/);
    says((op) =>
      op.createForeignKey?.("f", "t", ["a"], { table: "u", columns: ["id"] }, { onDelete: "explode" }),
    ).toMatch(/onDelete must be one of "cascade", "restrict", "setNull", "setDefault", not "explode"/);
    says((op) => op.createIndex?.("i", "t", [{ order: "desc" }])).toMatch(
      /keys\[0\] needs either "column" or "expression"/,
    );
    says((op) => op.dropConstraint?.("c", "t", "index")).toMatch(/kind of constraint must be one of/);
    says((op) => op.alterColumn?.("t", "a", {})).toMatch(/changes nothing/);
    says((op) => op.alterSequence?.("s", { cycle: false })).toMatch(/its old value is needed.*`from`/);
    says((op) => op.create?.("tabel", "t", {})).toMatch(/the kind must be one of/);
    says((op) => op.insert?.("t", [{ at: new Date(0) }])).toMatch(/rows\[0\]\.at must be .* ISO text/);
    says((op) => op.execute?.("")).toMatch(/the SQL must not be empty/);
    says((op) => op.execute?.("SELECT 1", "x")).toMatch(/parameters must be a list/);
    says((op) => op.createTable?.(7n, [])).toMatch(/op\.createTable\(7n\)/);
  });
});
