/** The driver of node-postgres runs the contract of every driver, where the client is installed. */
import { createRequire } from "node:module";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { postgres } from "../../core/dialects/postgres/mod.ts";
import { type PgLike, pg } from "../../core/drivers/pg.ts";
import { upgrade } from "../../core/migrator/run.ts";
import { RevisionGraph } from "../../core/revisions/graph.ts";
import { driverContract } from "../conformance/driver_contract.ts";
import { sqlFile } from "../migrator/support.ts";
import { sharedPostgres } from "../support/servers.ts";
import type { TestDatabase } from "../support/targets.ts";

interface PgClient extends PgLike {
  connect(): Promise<void>;
  end(): Promise<void>;
}

interface PgModule {
  readonly Client: new (options: object) => PgClient;
}

const server = await sharedPostgres(18);
const module = installed();

function installed(): PgModule | undefined {
  try {
    return createRequire(import.meta.url)("pg") as PgModule;
  } catch {
    return undefined;
  }
}

describe.skipIf(server === undefined || module === undefined).each([
  ["by default", {}],
  ["with pipelining", { pipeline: true }],
])("pg() %s", (_name, options) => {
  let client: PgClient;
  let database: TestDatabase;
  beforeAll(async () => {
    const connectionString = await server?.createDatabase();
    client = new (module as PgModule).Client({ connectionString, ...options });
    await client.connect();
    database = {
      connection: pg(client),
      dialect: postgres,
      dump: async () => "",
      reset: async () => {
        await database.connection.query("ROLLBACK");
        await database.connection.query("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
      },
      dispose: () => client.end(),
    };
  });
  beforeEach(() => database.reset());
  afterAll(() => database?.dispose());

  driverContract(() => database);

  it("runs revisions, and labels the database without its password", async () => {
    const graph = RevisionGraph.fromFiles([
      sqlFile("aaaa", "", "CREATE TABLE t (a int);\nINSERT INTO t VALUES (1);"),
      sqlFile("bbbb", "aaaa", "INSERT INTO nowhere VALUES (1);"),
    ]);
    await upgrade(database.connection, graph, "aaaa", { dialect: postgres });
    await expect(upgrade(database.connection, graph, "head", { dialect: postgres })).rejects.toMatchObject({
      code: "REVISION_FAILED",
      fields: { engineCode: "42P01", path: "versions/bbbb.sql" },
    });
    expect(await database.connection.query("SELECT a FROM t")).toEqual([{ a: 1 }]);
    expect(database.connection.label).toMatch(/^postgres:\/\/\w+@/);
    expect(database.connection.label).not.toContain("password");
  });
});
