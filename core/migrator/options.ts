/**
 * What the migrator is told and what it tells: options, events and results of a run.
 *
 * @module
 */
import type { Dialect, LedgerName, Statement, StatementLimits } from "../dialects/dialect.ts";
import type { Connection } from "../drivers/driver.ts";
import type { Direction } from "../revisions/revision.ts";
import type { RunHooks } from "./hooks.ts";

/**
 * How far one transaction reaches: the whole run, each revision, or no transaction at all. Where an engine has no
 * transactional DDL, `all` and `each` are the same as `none` for DDL.
 */
export type TransactionMode = "all" | "each" | "none";

/** What keeps other runners out. */
export type LockKind = "session" | "table";

export interface RunOptions extends StatementLimits {
  readonly dialect: Dialect;
  /** Default: `migr_revisions` and `migr_log` in the default schema. */
  readonly ledger?: Partial<LedgerName> | undefined;
  /** Default `all`. */
  readonly transaction?: TransactionMode | undefined;
  /** Milliseconds to wait for another runner. Default 60 000. */
  readonly lockTimeoutMs?: number | undefined;
  /**
   * What keeps other runners out: a lock of the session (default), or a row in the table `migr_lock`, which also works
   * behind a proxy that pools transactions. Where sessions hold no locks (D1, Durable Objects, libSQL) it is the table.
   */
  readonly lock?: LockKind | undefined;
  /** How long a lock in a table lasts when its holder has died, in milliseconds. Default 30 000. */
  readonly leaseMs?: number | undefined;
  /** Who holds a lock in a table, for the messages of others: `pid 123 on host`. Default: `appliedBy`. */
  readonly holder?: string | undefined;
  /**
   * A second connection, which renews a lock in a table while a long statement keeps the first one busy. Called when it
   * is needed; the run closes it.
   */
  readonly openHeartbeat?: (() => Promise<Connection>) | undefined;
  /**
   * How often a run starts again where it was rolled back because other sessions held locks for longer than
   * `ddlLockTimeoutMs`, or were deadlocked with it. Default 10, with growing pauses.
   */
  readonly lockRetries?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onEvent?: ((event: RunEvent) => void) | undefined;
  /** Handed to revisions as `op.arguments` (`-x key=value`). */
  readonly arguments?: Readonly<Record<string, string>> | undefined;
  /** Who runs it, for the ledger. */
  readonly appliedBy?: string | undefined;
  /** What is called around the run and its revisions. */
  readonly hooks?: RunHooks | undefined;
}

/** What happens during a run, in order. */
export type RunEvent =
  /** The plan is made; empty when there is nothing to do. Sent again when another runner changed the database meanwhile. */
  | {
      readonly type: "planned";
      readonly steps: readonly { readonly revision: string; readonly direction: Direction; readonly message: string }[];
    }
  | { readonly type: "waiting"; readonly holder: string | undefined }
  /** Other sessions hold locks; what was open is rolled back, and the run starts again there after a pause. */
  | {
      readonly type: "retrying";
      readonly attempt: number;
      readonly retries: number;
      readonly delayMs: number;
      readonly reason: string;
      /** Who may be in the way, where the engine tells. */
      readonly blocker: string | undefined;
    }
  /** A squashed revision took the place of its originals in the ledger; nothing ran. */
  | { readonly type: "adopted"; readonly revision: string; readonly replaces: readonly string[] }
  | { readonly type: "started"; readonly revision: string; readonly direction: Direction; readonly message: string }
  | {
      readonly type: "statement";
      readonly revision: string;
      readonly direction: Direction;
      readonly statement: Statement;
    }
  | {
      readonly type: "finished";
      readonly revision: string;
      readonly direction: Direction;
      readonly message: string;
      readonly durationMs: number;
    }
  /** After a failure: the open transaction was taken back, and with it these revisions, which had finished. */
  | { readonly type: "rolledBack"; readonly revisions: readonly string[] }
  | { readonly type: "failed"; readonly revision: string; readonly direction: Direction; readonly error: unknown }
  /** The hook `onError` threw itself; the error that it was called for is thrown all the same. */
  | { readonly type: "hookFailed"; readonly hook: "onError"; readonly error: unknown };

export interface RanStep {
  readonly revision: string;
  readonly direction: Direction | "stamp";
  readonly durationMs: number;
}

export interface RunResult {
  /** In the order in which they ran. */
  readonly ran: readonly RanStep[];
  /** The heads of the database after the run. */
  readonly heads: readonly string[];
}

/** A step with everything that it would execute. */
export interface PlannedStep {
  readonly revision: string;
  readonly direction: Direction;
  readonly statements: readonly string[];
}
