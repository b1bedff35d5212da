/**
 * The measured impact of each operation of a change.
 *
 * @module
 */
import type { Catalog } from "../catalog/catalog.ts";
import { isServerWide, type ObjectId, type ObjectKind, qualifiedName } from "../catalog/object.ts";
import type { Dialect, Statement } from "../dialects/dialect.ts";
import type { Connection } from "../drivers/driver.ts";
import { type Operation, subjectOf } from "../operations/operation.ts";
import { buildSchema } from "./elaborate.ts";
import { type Impact, impactOf, measureImpact } from "./impact.ts";
import type { OpenShadow } from "./shadow.ts";

/**
 * What each operation would do to a database with a schema, measured on a shadow that is given that schema.
 *
 * @param operations in an order in which they can run
 * @throws MigrError `SHADOW_FAILED` when the shadow cannot have the schema
 * @example const impacts = await measureChange(from, upgrade, { dialect: postgres, openShadow });
 */
export async function measureChange(
  from: Catalog,
  operations: readonly Operation[],
  { dialect, openShadow }: { readonly dialect: Dialect; readonly openShadow: OpenShadow },
): Promise<Impact[]> {
  if (operations.length === 0) return [];
  const shadow = await openShadow();
  try {
    const quiet = from.filter(({ id }) => !isOutside(id));
    await buildSchema(shadow.connection, quiet, from.unmodelled, dialect);
    return await measureOperations(shadow.connection, operations, { dialect });
  } finally {
    await shadow.close();
  }
}

/** How {@link measureOperations} runs them. */
export interface MeasureOptions {
  readonly dialect: Dialect;
  /** A transaction is open, in which everything runs and which the caller ends; locks that it has are not seen again. */
  readonly inTransaction?: boolean;
}

/**
 * Runs operations, each in a transaction of its own unless one is open, and says what each of them did.
 *
 * @returns an impact for each operation, in order
 * @throws DatabaseError when the engine refuses a statement
 */
export async function measureOperations(
  connection: Connection,
  operations: readonly Operation[],
  { dialect, inTransaction = false }: MeasureOptions,
): Promise<Impact[]> {
  const restore = inTransaction ? undefined : await dialect.session.open(connection);
  const compile = async (part: readonly Operation[]): Promise<Statement[]> =>
    await dialect.compile(part, {
      isPartial: part.length < operations.length,
      catalog: async () => await dialect.introspect(connection, { schemas: "all" }),
    });
  const measured = async (statements: readonly Statement[]): Promise<Impact> =>
    inTransaction
      ? await measureImpact(connection, dialect, statements)
      : await measureAlone(connection, dialect, statements);
  try {
    if (dialect.impact.together) {
      const whole = await measured(await compile(operations));
      return operations.map((operation) => partOf(whole, operation, dialect));
    }
    const impacts: Impact[] = [];
    for (const operation of operations) {
      const isLeftOut = !inTransaction && isAboutOutside(operation);
      impacts.push(isLeftOut ? impactOf([], dialect, true) : await measured(await compile([operation])));
    }
    return impacts;
  } finally {
    await restore?.();
  }
}

/** What works on its own when it is made: a shadow must neither reach another server nor be told what it may do. */
const AT_WORK: readonly ObjectKind[] = ["subscription", "eventTrigger"];

/** It is outside of the shadow's database, or stays there. It locks no table. */
function isOutside(id: ObjectId): boolean {
  return isServerWide(id) || AT_WORK.includes(id.on ?? id.kind);
}

function isAboutOutside(operation: Operation): boolean {
  return operation.verb !== "execute" && operation.verb !== "insert" && isOutside(subjectOf(operation));
}

/** What cannot run in a transaction runs after what can, so that the next operation finds it done. */
async function measureAlone(
  connection: Connection,
  dialect: Dialect,
  statements: readonly Statement[],
): Promise<Impact> {
  await connection.query(dialect.session.begin);
  let impact: Impact;
  try {
    impact = await measureImpact(connection, dialect, statements);
    await connection.query("COMMIT");
  } catch (error) {
    await connection.query("ROLLBACK");
    throw error;
  }
  for (const { sql, params, transactional } of statements) if (!transactional) await connection.query(sql, params);
  return impact;
}

/** What every engine makes beside a table. */
const APART: readonly ObjectKind[] = ["view", "trigger", "comment"];

/** What was done to the table of one operation. */
function partOf(whole: Impact, operation: Operation, dialect: Dialect): Impact {
  if (operation.verb === "execute" || operation.verb === "insert") return whole;
  const { kind, schema, table, name } = subjectOf(operation);
  const own = { schema, name: table ?? name };
  // The rebuild of a table is not for what can be made without one.
  const isOwn = (other: string): boolean =>
    !APART.includes(kind) && (other === qualifiedName(own) || (schema === "" && other === own.name));
  const { locks, rewrites, rebuilds, scans, measured } = whole;
  const part = { locks, rewrites: rewrites.filter(isOwn), rebuilds, scans: scans.filter(isOwn) };
  return impactOf([{ ...part, rebuilds: part.rewrites.length > 0 ? rebuilds : [] }], dialect, measured);
}
