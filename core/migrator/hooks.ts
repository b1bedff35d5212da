/**
 * Hooks: what a project wants to happen before and after a run and each of its revisions.
 *
 * @module
 */
import type { Connection, DialectName, Row } from "../drivers/driver.ts";
import { MigrError, messageOf } from "../errors.ts";
import type { SqlValue } from "../operations/operation.ts";
import type { Direction, Revision } from "../revisions/revision.ts";

/** A revision as hooks see it. */
export interface HookRevision {
  readonly id: string;
  readonly message: string;
  readonly downRevisions: readonly string[];
  readonly branchLabels: readonly string[];
  readonly dependsOn: readonly string[];
  /** The path of its file. */
  readonly path: string;
}

/** What every hook is given. */
export interface HookContext {
  /**
   * Runs one statement in the session of the run, and returns its rows. Before the commit it is part of the run's
   * transaction: what it writes is rolled back with it.
   */
  readonly query: (sql: string, params?: readonly SqlValue[]) => Promise<readonly Row[]>;
  readonly dialect: DialectName;
  /** What people call the database, without its password. */
  readonly database: string;
  /** The arguments of `-x key=value`. */
  readonly arguments: Readonly<Record<string, string>>;
}

export interface RunHookContext extends HookContext {
  /** What is going to run, or has run, in order. */
  readonly steps: readonly { readonly revision: HookRevision; readonly direction: Direction }[];
}

export interface RevisionHookContext extends HookContext {
  readonly revision: HookRevision;
  readonly direction: Direction;
}

export interface ErrorHookContext extends HookContext {
  readonly error: unknown;
  /** The revision that was running, where it was one. */
  readonly revision?: HookRevision | undefined;
  readonly direction?: Direction | undefined;
}

/**
 * What is called around a run. Hooks are called for `upgrade`, `downgrade` and `switch`, when there is something to do;
 * not for `stamp`, dry runs and scripts. Each may be asynchronous; a hook that throws fails the run.
 *
 * @example
 * await upgrade(connection, graph, "head", {
 *   dialect: postgres,
 *   hooks: { beforeRun: ({ query }) => query("SET LOCAL statement_timeout = '5min'") },
 * });
 */
export interface RunHooks {
  /** Under the lock, in the first transaction of the run, before any revision. */
  readonly beforeRun?: ((context: RunHookContext) => unknown) | undefined;
  /** Under the lock, after the last commit; when it throws, what has run stays. */
  readonly afterRun?: ((context: RunHookContext) => unknown) | undefined;
  /** In the revision's transaction, before its first statement. */
  readonly beforeRevision?: ((context: RevisionHookContext) => unknown) | undefined;
  /** In the revision's transaction, after its last statement. */
  readonly afterRevision?: ((context: RevisionHookContext) => unknown) | undefined;
  /** After the rollback. The error is thrown in any case; an error of this hook is told as an event. */
  readonly onError?: ((context: ErrorHookContext) => unknown) | undefined;
}

/** The names of all hooks. */
export const HOOKS: readonly (keyof RunHooks)[] = Object.keys({
  beforeRun: 0,
  afterRun: 0,
  beforeRevision: 0,
  afterRevision: 0,
  onError: 0,
} satisfies Record<keyof RunHooks, 0>) as (keyof RunHooks)[];

/** What hooks are told of a revision. */
export function hookRevision({ id, message, downRevisions, branchLabels, dependsOn, file }: Revision): HookRevision {
  return { id, message, downRevisions, branchLabels, dependsOn, path: file.path };
}

/** The context of hooks on a connection. */
export function hookContext(connection: Connection, args: Readonly<Record<string, string>> | undefined): HookContext {
  return {
    query: (sql, params) => connection.query(sql, params),
    dialect: connection.dialect,
    database: connection.label,
    arguments: args ?? {},
  };
}

/**
 * Calls a hook, if there is one.
 *
 * @throws MigrError `HOOK_FAILED` naming the hook; an error of migr's own passes through, so that hooks can refuse.
 */
export async function callHook<N extends keyof RunHooks>(
  hooks: RunHooks | undefined,
  name: N,
  context: Parameters<NonNullable<RunHooks[N]>>[0],
): Promise<void> {
  const hook = hooks?.[name] as ((context: unknown) => unknown) | undefined;
  if (hook === undefined) return;
  try {
    await hook(context);
  } catch (error) {
    if (error instanceof MigrError && error.code !== "DATABASE_ERROR") throw error;
    throw new MigrError("HOOK_FAILED", `The hook ${name} failed: ${messageOf(error)}`, {
      cause: error,
      hint: name === "afterRun" ? "What has run stays: its transaction was committed before the hook." : undefined,
      fields: { hook: name },
    });
  }
}
