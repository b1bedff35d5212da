/**
 * Runs operations on a test database as the migrator does, without a ledger or revisions.
 *
 * @module
 */
import { Catalog } from "../../core/catalog/catalog.ts";
import { diff } from "../../core/catalog/diff.ts";
import { keyOf, type SchemaObject } from "../../core/catalog/object.ts";
import type { Rename } from "../../core/catalog/rename.ts";
import type { Statement } from "../../core/dialects/dialect.ts";
import type { Operation } from "../../core/operations/operation.ts";
import type { TestDatabase } from "./targets.ts";

/** The catalog of the database as it is. */
export async function introspect({ connection, dialect }: TestDatabase): Promise<Catalog> {
  return await dialect.introspect(connection, { schemas: "all" });
}

/** The catalog of objects, in the dialect's normal form. */
export function catalogOf(database: Pick<TestDatabase, "dialect">, objects: Iterable<SchemaObject>): Catalog {
  return Catalog.of([...objects].map((object) => database.dialect.normalize(object)));
}

/**
 * Brings a database from one schema to another and returns the operations that did it.
 *
 * @param knowsEngine as revisions are run, and not scripts: what only new versions can do may be used
 */
export async function migrate(
  database: TestDatabase,
  from: Catalog,
  to: Catalog,
  renames: readonly Rename[] = [],
  knowsEngine = false,
): Promise<readonly Operation[]> {
  const { dialect, connection } = database;
  const operations = diff(from, to, dialect.diffRules, { renames });
  const version = knowsEngine ? async (): Promise<string> => await dialect.session.version(connection) : undefined;
  const statements = await dialect.compile(operations, { catalog: async () => from, version });
  await execute(database, statements);
  return operations;
}

/** Runs statements in transactions where they can, with foreign keys verified before each commit. */
export async function execute(database: TestDatabase, statements: readonly Statement[]): Promise<void> {
  const { connection, dialect } = database;
  const restore = await dialect.session.open(connection);
  let open = false;
  try {
    for (const statement of statements) {
      if (open !== statement.transactional) {
        if (open) await commit(database, statements);
        else await connection.query(dialect.session.begin);
        open = !open;
      }
      await connection.query(statement.sql, statement.params ?? []);
    }
    if (open) await commit(database, statements);
    open = false;
  } finally {
    if (open) await connection.query("ROLLBACK");
    await restore();
  }
}

async function commit({ connection, dialect }: TestDatabase, statements: readonly Statement[]): Promise<void> {
  if (statements.some((statement) => statement.verifyForeignKeys)) {
    const dangling = await dialect.session.danglingReferences(connection);
    if (dangling.length > 0) throw new Error(dangling.join("\n"));
  }
  await connection.query("COMMIT");
}

/**
 * A catalog as data that is equal for equal schemas: by key, in the order of keys. Columns keep no order, because a column
 * that was added later stands last.
 */
export function plain(catalog: Catalog): Record<string, unknown> {
  const entries = [...catalog].map((object) => [keyOf(object.id), object.attributes] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What people wrote and only the engine can print. */
const WRITTEN = "‹as the engine prints it›";

/**
 * Like {@link plain}, but with the text that only the engine can bring into normal form blanked: what a model and a
 * database have in common before the engine was asked.
 */
export function plainWithoutText(
  catalog: Catalog,
  { dialect }: Pick<TestDatabase, "dialect">,
): Record<string, unknown> {
  return plain(
    catalog.map((object) => {
      const elaborated = new Set(dialect.elaborated[object.kind] ?? []);
      const entries = Object.entries(object.attributes).map(([name, value]) => [
        name,
        elaborated.has(name) || object.kind === "trigger" ? blank(value) : value,
      ]);
      return { ...object, attributes: Object.fromEntries(entries) };
    }),
  );
}

/** Blanks expressions; what stands beside them stays. */
function blank(value: unknown): unknown {
  if (typeof value === "string") return WRITTEN;
  if (Array.isArray(value)) return value.map(blankExpression);
  return blankExpression(value);
}

function blankExpression(value: unknown): unknown {
  if (value === null || typeof value !== "object" || !("expression" in value)) return value;
  return { ...value, expression: WRITTEN };
}
