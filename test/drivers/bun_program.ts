/** Runs under Bun: the driver of bun:sqlite under the migrator, with what it finds as JSON. */
import { sqlite } from "../../core/dialects/sqlite/mod.ts";
import { type BunSqliteLike, bunSqlite } from "../../core/drivers/bun_sqlite.ts";
import { messageOf } from "../../core/errors.ts";
import { downgrade, upgrade } from "../../core/migrator/run.ts";
import { RevisionGraph } from "../../core/revisions/graph.ts";
import { sqlFile, tsFile } from "../migrator/support.ts";

const { Database } = (await import("bun:sqlite" as string)) as {
  Database: new (file: string, options?: object) => BunSqliteLike;
};
const connection = bunSqlite(new Database(":memory:", { safeIntegers: true }));

const values = await connection.query("SELECT ? AS a, ? AS b, ? AS c, ? AS d, ? AS e, ? AS f, ? AS g", [
  "é\n",
  1.5,
  true,
  null,
  new Uint8Array([1, 0, 255]),
  7,
  9007199254740993n,
]);
const blank = await connection.query("-- nothing\n;");
await connection.query("CREATE TABLE t (a UNIQUE)");
const failed = await connection
  .batch([{ sql: "INSERT INTO t VALUES (1)" }, { sql: "INSERT INTO t VALUES (?)", params: [1] }])
  .catch((error: { message: string; fields: object }) => ({ message: messageOf(error), ...error.fields }));
await connection.query("DROP TABLE t");

const graph = RevisionGraph.fromFiles([
  sqlFile("aaaa", "", "CREATE TABLE users (id integer PRIMARY KEY, name text);\nINSERT INTO users VALUES (1, 'Ada');"),
  tsFile("bbbb", "aaaa", {
    upgrade: async (op) => {
      const [row] = await op.query<{ n: number }>("SELECT count(*) AS n FROM users");
      op.alterColumn("users", "name", { notNull: row?.n === 1 });
    },
    downgrade: (op) => op.alterColumn("users", "name", { notNull: false }),
  }),
]);
const options = { dialect: sqlite };
const up = await upgrade(connection, graph, "head", options);
const required = await connection.query(
  "SELECT \"notnull\" AS required FROM pragma_table_info('users') WHERE name = 'name'",
);
await downgrade(connection, graph, "-1", options);
const users = await connection.query("SELECT * FROM users");

const readable = (_: string, value: unknown): unknown => {
  if (typeof value === "bigint") return `${value}n`;
  return value instanceof Uint8Array ? [...value] : value;
};
console.log(JSON.stringify({ values, blank, failed, heads: up.heads, required, users }, readable));
