/**
 * What a revision does, as statements: a `.sql` file is split, a `.ts` file is run with a recorder and its operations are
 * compiled. Where the statements go is the caller's business: a database, a script, a list.
 *
 * @module
 */
import { apply } from "../catalog/apply.ts";
import type { Catalog } from "../catalog/catalog.ts";
import { type NormalForms, normalizeOperation } from "../catalog/normalize_operation.ts";
import type { CodeDialect, CompileContext, Statement } from "../dialects/dialect.ts";
import type { Row } from "../drivers/driver.ts";
import { MigrError, messageOf } from "../errors.ts";
import type { Operation, SqlValue } from "../operations/operation.ts";
import { createOperations } from "../operations/recorder.ts";
import type { Direction, Revision, RevisionModule, Step } from "../revisions/revision.ts";
import { readSqlRevision, type SqlSection } from "../revisions/sql_file.ts";
import { loadModule, named } from "./revision_module.ts";
import type { StoredDowngrade } from "./stored_downgrade.ts";

/** A step whose code may come from the ledger instead of a file. */
export interface RunStep extends Step {
  /** For a revision whose file is absent or no longer what was applied. */
  readonly stored?: {
    readonly code: StoredDowngrade;
    /** As the ledger has it. */
    readonly text: string;
    readonly checksum: string;
    readonly downRevisions: readonly string[];
    readonly dependsOn: readonly string[];
  };
}

/** Where a revision's statements go and where its questions are answered. */
export interface CodeHost {
  readonly dialect: CodeDialect;
  readonly arguments: Readonly<Record<string, string>>;
  /** What is known of where statements run. */
  readonly place?: Pick<CompileContext, "version" | "isExact">;
  /** Takes statements in order; called before each question and at the end. */
  run(statements: readonly Statement[]): Promise<void>;
  /** Answers `op.query`; all statements before it have been handed to `run`. */
  query(sql: string, params: readonly SqlValue[] | undefined): Promise<readonly Row[]>;
  /** The schema as the statements handed over so far leave it. */
  readonly schema: SchemaView;
}

/** The schema of a database while revisions change it. */
export interface SchemaView {
  catalog(): Promise<Catalog>;
  /** Operations have been handed over. */
  changed(operations: readonly Operation[]): void;
  /** Raw SQL was handed over. */
  forget(): void;
}

/** Knows the schema of a database while revisions change it; reads it only when somebody asks. */
export class SchemaTracker implements SchemaView {
  readonly #read: () => Promise<Catalog>;
  readonly #forms: NormalForms;
  readonly #rereads: boolean;
  #known: Catalog | undefined;

  /**
   * @param read reads the schema
   * @param forms how the engine would spell what operations say
   * @param rereads whether raw SQL, of which only the engine knows what it does, makes the schema be read anew; false
   * where the statements are not executed
   */
  constructor(read: () => Promise<Catalog>, forms: NormalForms, rereads = true) {
    this.#read = read;
    this.#forms = forms;
    this.#rereads = rereads;
  }

  async catalog(): Promise<Catalog> {
    this.#known ??= await this.#read();
    return this.#known;
  }

  /** Follows operations that have been handed over. */
  changed(operations: readonly Operation[]): void {
    if (operations.some(onlyEngineKnows)) this.forget();
    if (this.#known === undefined) return;
    const normal = operations.map((operation) => normalizeOperation(operation, this.#forms));
    this.#known = normal.reduce(apply, this.#known);
  }

  /** Raw SQL was handed over. */
  forget(): void {
    if (this.#rereads) this.#known = undefined;
  }
}

/**
 * Raw SQL; renames, because the engine rewrites the views and triggers that name the object; and creations that happen
 * only when something is absent.
 */
function onlyEngineKnows(operation: Operation): boolean {
  return (
    operation.verb === "execute" ||
    operation.verb === "rename" ||
    (operation.verb === "create" && operation.options?.ifNotExists === true)
  );
}

/**
 * Runs one revision in one direction through a host.
 *
 * @throws MigrError `IRREVERSIBLE` when a downgrade does not exist, `REVISION_FAILED` when the revision's own code
 * throws, and whatever the host throws.
 */
export async function runRevision(step: RunStep, host: CodeHost): Promise<void> {
  if (step.stored !== undefined) return await runStored(step.stored.code, host);
  if (step.revision.format === "sql") return await runSql(step, host);
  await runModule(step, host);
}

/** Runs the code of a revision in TypeScript. */
export async function runModule(step: Step, host: CodeHost): Promise<void> {
  const code = await codeOf(step);
  const queue: Operation[] = [];
  const flush = async (): Promise<void> => await runOperations(queue.splice(0), host);
  const operations = createOperations((operation) => queue.push(operation), {
    dialect: host.dialect.name,
    arguments: host.arguments,
    query: async (sql, params) => {
      await flush();
      return await host.query(sql, params);
    },
  });
  try {
    await code(operations);
  } catch (error) {
    throw ownError(step, error);
  }
  await flush();
}

/** The line of a stack trace or file that an error of a revision's own code came from is in its stack; keep it. */
function ownError(step: Step, error: unknown): unknown {
  if (error instanceof MigrError && error.code !== "USAGE") return error;
  const { revision, direction } = step;
  return new MigrError("REVISION_FAILED", `The ${direction} of ${named(revision)} threw: ${messageOf(error)}`, {
    cause: error,
    hint: (error instanceof MigrError ? error.hint : undefined) ?? locationHint(error, revision),
    fields: { revision: revision.id, path: revision.file.path, direction },
  });
}

function locationHint(error: unknown, revision: Revision): string | undefined {
  const file = revision.file.path.split("/").at(-1) ?? revision.file.path;
  const line = error instanceof Error ? error.stack?.split("\n").find((text) => text.includes(file)) : undefined;
  const place = line === undefined ? undefined : /:(\d+)(?::\d+)?\)?$/.exec(line.trim())?.[1];
  return place === undefined ? undefined : `See line ${place} of ${revision.file.path}.`;
}

async function codeOf({ revision, direction }: Step): Promise<RevisionModule["upgrade"]> {
  const code = (await loadModule(revision))[direction];
  if (typeof code === "function") return code;
  throw missing(revision, direction);
}

function missing(revision: Revision, direction: Direction): MigrError {
  if (direction === "downgrade") {
    return new MigrError("IRREVERSIBLE", `The ${named(revision)} has no downgrade.`, {
      hint: "Write one, or restore the database from a backup.",
    });
  }
  return new MigrError("REVISION_INVALID", `The ${named(revision)} has no upgrade.`, {
    hint: "Export an async function upgrade(op), which may be empty.",
  });
}

async function runSql({ revision, direction }: Step, host: CodeHost): Promise<void> {
  const section = readSqlRevision(revision.file)[direction];
  if (section === undefined) throw missing(revision, direction);
  await runSection(section, host);
}

async function runStored(stored: StoredDowngrade, host: CodeHost): Promise<void> {
  if ("sql" in stored) await runSection({ ...stored, line: 1 }, host);
  else await runOperations(stored.operations, host);
}

async function runSection(section: SqlSection, host: CodeHost): Promise<void> {
  const statements = host.dialect.split(section.sql).map(
    (statement): Statement => ({
      sql: statement.sql,
      line: section.line + statement.line - 1,
      transactional: section.transactional,
      verifyForeignKeys: true,
    }),
  );
  await host.run(statements);
  host.schema.forget();
}

/**
 * Compiles and hands over operations. Raw SQL ends a piece, because what follows it may need to know what it did; but it
 * is only waited for when somebody asks for the schema.
 */
async function runOperations(operations: readonly Operation[], host: CodeHost): Promise<void> {
  let waiting: Statement[] = [];
  const handOver = async (): Promise<void> => {
    const statements = waiting;
    waiting = [];
    if (statements.length > 0) await host.run(statements);
  };
  for (const piece of piecesOf(operations)) {
    const catalog = async (): Promise<Catalog> => {
      await handOver();
      return await host.schema.catalog();
    };
    // Compiling may hand over what is waiting, so the list is looked up afterwards.
    const statements = await host.dialect.compile(piece, { catalog, ...host.place });
    waiting.push(...statements);
    host.schema.changed(piece);
  }
  await handOver();
}

function piecesOf(operations: readonly Operation[]): Operation[][] {
  const pieces: Operation[][] = [];
  let last: Operation | undefined;
  for (const operation of operations) {
    const joins = last !== undefined && (last.verb === "execute") === (operation.verb === "execute");
    if (joins) pieces.at(-1)?.push(operation);
    else pieces.push([operation]);
    last = operation;
  }
  return pieces;
}
