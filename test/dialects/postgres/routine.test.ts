import { describe, expect, it } from "vitest";
import { Catalog } from "../../../core/catalog/catalog.ts";
import { postgres } from "../../../core/dialects/postgres/mod.ts";
import { MigrError } from "../../../core/errors.ts";
import type { Operation } from "../../../core/operations/operation.ts";
import { createOperations } from "../../../core/operations/recorder.ts";
import { object } from "../../support/objects.ts";

const add = postgres.normalize(
  object("function", "add", {
    parameters: [
      { name: "a", type: "integer" },
      { name: "b", type: "integer" },
    ],
    returns: "integer",
    language: "sql",
    body: "SELECT a + b",
  }),
);

function noted(write: (op: ReturnType<typeof createOperations>) => void): Operation[] {
  const operations: Operation[] = [];
  write(createOperations((operation) => operations.push(operation), { dialect: "postgres", query: async () => [] }));
  return operations;
}

const online = { catalog: async () => Catalog.of([add]) };
const offline = {
  catalog: () => Promise.reject(new MigrError("OFFLINE", "There is no database.")),
};

async function sql(operations: readonly Operation[], context = online): Promise<string[]> {
  return (await postgres.compile(operations, context)).map((statement) => statement.sql);
}

const target = { name: "add", arguments: "integer, integer" };

describe("op with functions", () => {
  it("alter() of a part keeps the rest, which the database knows", async () => {
    const [statement] = await sql(noted((op) => op.alter("function", target, { body: "SELECT a * b" })));
    expect(statement).toBe(
      "CREATE OR REPLACE FUNCTION add(a integer, b integer)\n RETURNS integer\n LANGUAGE sql\nAS $$SELECT a * b$$",
    );
  });

  it("alter() of a part needs a database to know the rest", async () => {
    const part = noted((op) => op.alter("function", target, { body: "SELECT a * b" }));
    await expect(sql(part, offline)).rejects.toThrow(/without a database/);
    const whole = noted((op) =>
      op.alter("function", target, { ...add.attributes, body: "SELECT a * b" }, { from: { body: "SELECT a + b" } }),
    );
    expect(await sql(whole, offline)).toEqual([expect.stringContaining("CREATE OR REPLACE FUNCTION")]);
  });

  it("drop() names the arguments, and grants are taken back as a whole when nobody knows them", async () => {
    const operations = noted((op) => {
      op.drop("function", target, { ifExists: true });
      op.drop("grant", { on: "table", name: "users", role: "reader" });
    });
    expect(await sql(operations, offline)).toEqual([
      "DROP FUNCTION IF EXISTS add(integer, integer)",
      "REVOKE ALL ON TABLE users FROM reader",
    ]);
  });

  it("a body that mentions what comes later is not read before", async () => {
    const create = noted((op) => {
      op.create("function", "n", { returns: "bigint", language: "sql", body: "SELECT count(*) FROM users" });
      op.createTable("users", [{ name: "id", type: "integer" }]);
    });
    const statements = await sql(create);
    expect(statements[0]).toBe("SET check_function_bodies = off");
    expect(statements[2]).toBe("RESET check_function_bodies");
    expect(await sql([...create].reverse())).toHaveLength(2);
  });
});
