/**
 * Runs on databases that have less than a session: what is missing is put between the run and the connection, so that the
 * run itself is the same everywhere.
 *
 * @module
 */
import type { CodeDialect, LedgerName, LockOptions, RunDialect, SessionRules } from "../dialects/dialect.ts";
import type { Connection } from "../drivers/driver.ts";
import { DatabaseError } from "../errors.ts";
import type { Revision, Step } from "../revisions/revision.ts";
import { atomicConnection } from "./atomic_connection.ts";
import { connectionOver } from "./connection_over.ts";
import { statementFailure } from "./failure.ts";
import { heldConnection } from "./held_connection.ts";
import { type Lease, takeLease } from "./lease.ts";
import type { RunEvent, RunOptions } from "./options.ts";
import { ledgerName, RunLedger } from "./run_ledger.ts";

/** What is adapted of the options of a run. */
type Adaptable = Pick<
  RunOptions,
  "ledger" | "lock" | "leaseMs" | "holder" | "openHeartbeat" | "appliedBy" | "transaction" | "onEvent"
> & { readonly dialect: RunDialect };

/** Where revisions are looked up by their ids. */
interface Files {
  original(id: string): Revision | undefined;
}

/** A connection with the options of a run on it. */
export interface Ground<Options extends Adaptable> {
  readonly connection: Connection;
  readonly options: Options;
}

/**
 * The connection and the options as a run needs them: with a lease where the session can hold no lock, with batches where
 * there are no transactions, with foreign keys that stay on where they cannot be switched off.
 */
export function adapted<Options extends Adaptable>(
  connection: Connection,
  files: Files,
  options: Options,
): Ground<Options> {
  const { atomicBatch = false, fixedSettings = false } = connection;
  if (!atomicBatch && !fixedSettings && options.lock !== "table") return { connection, options };
  const { dialect } = options;
  const ledger = new RunLedger(dialect, ledgerName(options.ledger));
  let lease: Lease | undefined;
  const atOnce = new Set(ledger.createTables().map(({ sql }) => sql));
  const blame = new Blame(files);
  const inner = atomicBatch
    ? atomicConnection(blame.over(connection), { atOnce, isUnseen: (sql) => sql === lease?.guard.sql })
    : connection;
  const lock = async (_: Connection, name: LedgerName, patience: LockOptions): Promise<() => Promise<void>> => {
    const { leaseMs, holder = options.appliedBy || "unknown", openHeartbeat } = options;
    const taken = await takeLease(connection, dialect, name, { ...patience, leaseMs, holder });
    const heart = openHeartbeat === undefined ? connection : await openHeartbeat();
    taken.keepAlive(heart);
    lease = taken;
    return async () => {
      lease = undefined;
      await taken.release(connection);
      if (heart !== connection) await heart.close();
    };
  };
  return {
    connection: heldConnection(inner, dialect.session.begin, ledger, () => lease),
    options: {
      ...options,
      dialect: fixedSettings ? withFixedSettings(dialect, lock) : { ...dialect, session: { ...dialect.session, lock } },
      transaction: options.transaction ?? (atomicBatch ? "each" : undefined),
      onEvent: (event: RunEvent) => {
        blame.note(event);
        options.onEvent?.(event);
      },
    },
  };
}

/** The rules of a session in which nothing can be set, and whose foreign keys the engine itself sees to. */
function withFixedSettings<D extends RunDialect & Partial<Pick<CodeDialect, "compile">>>(
  dialect: D,
  lock: SessionRules["lock"],
): D {
  const { tryBegin: _, ...session } = dialect.session;
  const { compile } = dialect;
  return {
    ...dialect,
    session: {
      ...session,
      lock,
      transactionLocks: false,
      open: async () => async () => {},
      danglingReferences: async () => [],
      readOnly: { before: [], after: [] },
      // Nobody may ask in D1 and in Durable Objects.
      version: async (connection) => await session.version(connection).catch(() => "unknown"),
    },
    ...(compile === undefined
      ? {}
      : ({
          compile: async (operations, context) => await compile(operations, { ...context, foreignKeysStayOn: true }),
        } satisfies Pick<CodeDialect, "compile">)),
  };
}

/** Knows which revision a statement of a batch belongs to, because it fails long after it was handed over. */
class Blame {
  readonly #files: Files;
  #statements: Extract<RunEvent, { type: "statement" }>[] = [];

  constructor(files: Files) {
    this.#files = files;
  }

  note(event: RunEvent): void {
    if (event.type === "started") this.#statements = [];
    else if (event.type === "statement") this.#statements.push(event);
  }

  over(connection: Connection): Connection {
    return connectionOver(connection, {
      batch: async (queries) => {
        await connection.batch(queries).catch((error: unknown) => {
          throw this.#explain(error);
        });
      },
    });
  }

  #explain(error: unknown): unknown {
    if (!(error instanceof DatabaseError)) return error;
    const found = this.#statements.find(({ statement }) => statement.sql === error.fields.sql);
    if (found === undefined) return error;
    const revision = this.#files.original(found.revision) ?? absent(found.revision);
    const step: Step = { revision, direction: found.direction };
    return statementFailure(error, step, found.statement);
  }
}

/** A revision without a file, which is taken back with what the ledger stored. */
function absent(id: string): Revision {
  const file = { path: "its downgrade in the ledger", text: "" };
  return { id, downRevisions: [], branchLabels: [], dependsOn: [], replaces: [], message: "", format: "sql", file };
}
