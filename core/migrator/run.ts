/**
 * Upgrade and downgrade: plan, lock, plan again, run.
 *
 * @module
 */

import type { RunDialect, SessionRules } from "../dialects/dialect.ts";
import type { Connection } from "../drivers/driver.ts";
import { DatabaseError, MigrError, messageOf } from "../errors.ts";
import type { RevisionGraph } from "../revisions/graph.ts";
import { planDowngrade, planUpgrade } from "../revisions/plan.ts";
import type { Direction, Step } from "../revisions/revision.ts";
import { backoff, sleep } from "../waiting.ts";
import { adapted } from "./adapt.ts";
import { Executor, type StepRecord } from "./executor.ts";
import {
  callHook,
  type HookContext,
  hookContext,
  hookRevision,
  type RevisionHookContext,
  type RunHookContext,
} from "./hooks.ts";
import { Ledger, type LedgerEntry, ledgerName } from "./ledger.ts";
import type { RanStep, RunOptions, RunResult } from "./options.ts";
import { DEFAULT_LOCK_TIMEOUT_MS } from "./patience.ts";
import { adoptionQueries, stepRecordOf } from "./record.ts";
import { type CodeHost, type RunStep, runRevision, SchemaTracker } from "./revision_code.ts";
import {
  assertNotHalfWay,
  type DatabaseState,
  headsOf,
  isApplied,
  readState,
  seenBy,
  verifyChecksums,
} from "./state.ts";

/** With the pauses between them about a minute. */
const DEFAULT_LOCK_RETRIES = 10;
const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 8_000;

/**
 * Applies revisions up to a target. When there is nothing to do it costs one query.
 *
 * @param graph the revision files; see `RevisionGraph`
 * @param target an identifier as in `migr upgrade`: `head`, `heads`, `+1`, an id …
 * @throws MigrError `INVALID_TARGET`, `REVISION_FAILED`, `CHECKSUM_MISMATCH`, `LOCK_TIMEOUT` …; the open transaction is rolled back
 * @example
 * await upgrade(nodeSqlite(db), RevisionGraph.fromFiles(files), "head", { dialect: sqlite });
 */
export async function upgrade(
  connection: Connection,
  graph: RevisionGraph,
  target: string,
  options: RunOptions,
): Promise<RunResult> {
  return await run(connection, graph, (state) => planSteps("upgrade", graph, target, state), options);
}

/** Takes revisions back down to a target: `-1`, `base`, an id that stays. See {@link upgrade}. */
export async function downgrade(
  connection: Connection,
  graph: RevisionGraph,
  target: string,
  options: RunOptions,
): Promise<RunResult> {
  return await run(connection, graph, (state) => planSteps("downgrade", graph, target, state), options);
}

/** The steps that a run would take from where the database stands. */
export async function planSteps(
  direction: Direction,
  graph: RevisionGraph,
  target: string,
  state: DatabaseState,
): Promise<Step[]> {
  const plan = direction === "upgrade" ? planUpgrade : planDowngrade;
  const seen = seenBy(graph, state);
  const steps = plan(seen, state.applied, target);
  assertNotHalfWay(state, direction);
  await verifyChecksums(seen, state);
  return steps;
}

/** Decides what runs, from where the database stands; called again when that may have changed. */
export type Planner = (state: DatabaseState) => Promise<readonly RunStep[]>;

/**
 * Plans, takes the lock, plans again and runs: what upgrade, downgrade and switch have in common.
 *
 * @throws MigrError whatever the planner throws, and see {@link upgrade}
 */
export async function run(
  database: Connection,
  graph: RevisionGraph,
  plan: Planner,
  given: RunOptions,
): Promise<RunResult> {
  graph.assertSound();
  const { connection, options } = adapted(database, graph, given);
  const ledger = new Ledger(options.dialect, ledgerName(options.ledger));
  const ran: RanStep[] = [];
  try {
    const state = await readState(connection, ledger, graph);
    const steps = await plan(state);
    announce(steps, options);
    if (steps.length === 0 && state.adoptions.length === 0) return { ran: [], heads: headsOf(graph, state) };
    return await withLock(connection, ledger, options, async () => {
      const work = await persistently(connection, options, async () => {
        const attempt = new Run(connection, graph, plan, options, ledger);
        await attempt.execute(steps, state.hasLedger, ran);
        return attempt;
      });
      // Another runner may have been here before the lock was ours.
      const after = stateAfter(work.state ?? state, ran);
      // What has run may complete what a squashed revision replaces; only the ledger says what else has.
      return {
        ran,
        heads: headsOf(graph, graph.squashed.size === 0 ? after : await readState(connection, ledger, graph)),
      };
    });
  } catch (error) {
    // What is done for good stays done.
    if (error instanceof MigrError && ran.length > 0) Object.assign(error.fields, { ran });
    await tellError(error, connection, graph, options);
    throw error;
  }
}

/**
 * Tries again while other sessions are in the way. What was open is rolled back meanwhile, so that nobody has to wait for
 * a run that waits; the ledger says where to go on.
 */
async function persistently<T>(connection: Connection, options: RunOptions, work: () => Promise<T>): Promise<T> {
  const { session } = options.dialect;
  const retries = options.lockRetries ?? DEFAULT_LOCK_RETRIES;
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!isContention(error, session) || options.signal?.aborted === true) throw error;
      const blocker = await session.oldestTransaction?.(connection).catch(() => undefined);
      if (attempt > retries) throw stillBusy(error, attempt, blocker);
      const delayMs = Math.round(backoff(attempt - 1, FIRST_RETRY_MS, LONGEST_RETRY_MS));
      options.onEvent?.({ type: "retrying", attempt, retries, delayMs, reason: messageOf(rootOf(error)), blocker });
      await sleep(delayMs, options.signal);
    }
  }
}

function isContention(error: unknown, session: SessionRules): boolean {
  return session.isContention?.(rootOf(error)) === true;
}

/** What the engine said, below what was made of it. */
function rootOf(error: unknown): unknown {
  let root = error;
  while (root instanceof MigrError && !(root instanceof DatabaseError) && root.cause !== undefined) root = root.cause;
  return root;
}

function stillBusy(error: unknown, attempts: number, blocker: string | undefined): unknown {
  if (!(error instanceof MigrError)) return error;
  const who = blocker === undefined ? "" : ` The oldest open transaction is that of ${blocker}.`;
  return new MigrError(error.code, error.message, {
    hint: `Other sessions were in the way each of ${attempts} times.${who} Run it again when they are done, or allow more: --lock-retries, --ddl-lock-timeout.`,
    fields: { ...error.fields, attempts, blocker },
    cause: error.cause,
  });
}

/** Tells the project's hook, which cannot change that the run has failed. */
async function tellError(
  error: unknown,
  connection: Connection,
  graph: RevisionGraph,
  { hooks, onEvent, arguments: args }: RunOptions,
): Promise<void> {
  if (hooks?.onError === undefined) return;
  const fields: Readonly<Record<string, unknown>> = error instanceof MigrError ? error.fields : {};
  const revision = graph.get(String(fields.revision ?? ""));
  const context = {
    ...hookContext(connection, args),
    error,
    revision: revision === undefined ? undefined : hookRevision(revision),
    direction: fields.direction as Direction | undefined,
  };
  try {
    await callHook(hooks, "onError", context);
  } catch (failure) {
    onEvent?.({ type: "hookFailed", hook: "onError", error: failure });
  }
}

/** Holds the session's settings and the lock while something runs. */
export async function withLock<T>(
  connection: Connection,
  ledger: Pick<Ledger, "name" | "bringUpToDate">,
  options: Pick<RunOptions, "lockTimeoutMs" | "signal" | "onEvent"> & { readonly dialect: RunDialect },
  work: () => Promise<T>,
): Promise<T> {
  const { session } = options.dialect;
  const release = await session.lock(connection, ledger.name, {
    timeoutMs: options.lockTimeoutMs ?? DEFAULT_LOCK_TIMEOUT_MS,
    signal: options.signal,
    onWait: (holder) => options.onEvent?.({ type: "waiting", holder }),
  });
  const stop = (): void => void connection.cancel?.().catch(() => undefined);
  options.signal?.addEventListener("abort", stop, { once: true });
  const done: (() => Promise<void>)[] = [release];
  try {
    done.unshift(await session.open(connection));
    await ledger.bringUpToDate(connection);
    const result = await work();
    for (const undo of done.splice(0)) await undo();
    return result;
  } catch (error) {
    // What failed is what matters; a session that is gone has let go of everything by itself.
    for (const undo of done.splice(0)) await undo().catch(() => undefined);
    throw resumable(error);
  } finally {
    options.signal?.removeEventListener("abort", stop);
  }
}

/** A connection that breaks in the middle of a run leaves questions that the ledger answers. */
function resumable(error: unknown): unknown {
  if (!(error instanceof MigrError) || error.code !== "CONNECTION_FAILED") return error;
  const { code, message, fields, cause } = error;
  const hint = "Run the same command again when the server can be reached: the ledger says how far this run has come.";
  return new MigrError(code, `The connection broke during the run. ${message}`, { hint, fields, cause });
}

class Run {
  /** Where the database stood when it was last looked at, with nobody else at work. */
  state: DatabaseState | undefined;
  readonly #connection: Connection;
  readonly #graph: RevisionGraph;
  /** The graph as the database sees it, from the moment when the plan is made. */
  #seen: RevisionGraph;
  readonly #plan: Planner;
  readonly #options: RunOptions;
  readonly #ledger: Ledger;
  readonly #executor: Executor;

  constructor(connection: Connection, graph: RevisionGraph, plan: Planner, options: RunOptions, ledger: Ledger) {
    this.#connection = connection;
    this.#graph = graph;
    this.#seen = graph;
    this.#plan = plan;
    this.#options = options;
    this.#ledger = ledger;
    this.#executor = new Executor(connection, ledger, options);
  }

  /**
   * Runs the plan, made again under the lock; `planned` is what was announced, before there was a ledger or after.
   *
   * @param kept is given the steps that are done for good, also when a later one fails
   */
  async execute(planned: readonly RunStep[], hadLedger: boolean, kept: RanStep[]): Promise<void> {
    const executor = this.#executor;
    const { hooks } = this.#options;
    const ran: RanStep[] = [];
    const touched = new Set<string>();
    let hooked: RunHookContext["steps"] = [];
    try {
      await executor.begin();
      let state = await this.#readUnderLock(hadLedger);
      await this.#adopt(state);
      const steps = await this.#plan(state);
      if (idsOf(steps) !== idsOf(planned)) announce(steps, this.#options);
      this.#seen = seenBy(this.#graph, state);
      const tracker = this.#tracker();
      hooked = steps.map(hookStep);
      if (steps.length > 0) await callHook(hooks, "beforeRun", { ...this.#hookContext(tracker), steps: hooked });
      for (const step of steps) {
        if (!executor.inTransaction) {
          await executor.begin();
          if (this.#options.dialect.session.transactionLocks) state = await this.#readUnderLock(true);
        }
        const { id } = step.revision;
        // What this run itself took down may come up again.
        const again = touched.has(id);
        if (!again && isDone(this.#graph, step, state)) continue;
        touched.add(id);
        ran.push(await this.#step(step, again ? undefined : state.entries.get(id), tracker));
        if (this.#options.transaction === "each") await executor.commit();
      }
      await executor.commit();
      await this.#adoptCompleted(ran);
    } catch (error) {
      const undone = await executor.rollback();
      if (undone !== undefined) this.#options.onEvent?.({ type: "rolledBack", revisions: undone });
      kept.push(...ran.filter(({ revision }) => !(undone ?? []).includes(revision)));
      throw aborted(error, this.#options.signal);
    }
    kept.push(...ran);
    const outside = hookContext(this.#connection, this.#options.arguments);
    if (ran.length > 0) await callHook(hooks, "afterRun", { ...outside, steps: hooked });
  }

  /** What hooks ask is part of the transaction that is open, or opens the next one; it may change the schema. */
  #hookContext(schema: SchemaTracker): HookContext {
    const context = hookContext(this.#connection, this.#options.arguments);
    const query: HookContext["query"] = async (sql, params) => {
      await this.#executor.begin();
      schema.forget();
      return await context.query(sql, params);
    };
    return { ...context, query };
  }

  /**
   * The state that only this run can change from here on. Where there was no ledger it is made before it is read, because
   * a question for a missing table ends PostgreSQL's transaction.
   */
  async #readUnderLock(hadLedger: boolean): Promise<DatabaseState> {
    if (!hadLedger) {
      for (const { sql } of this.#ledger.createTables()) await this.#connection.query(sql);
    }
    this.state = await readState(this.#connection, this.#ledger, this.#graph);
    return this.state;
  }

  /** Writes squashed revisions into the ledger where the database has all of their originals. */
  async #adopt({ adoptions }: DatabaseState): Promise<void> {
    if (adoptions.length === 0) return;
    await this.#connection.batch(await adoptionQueries(adoptions, this.#graph, this.#ledger, this.#options));
    for (const { revision, rows } of adoptions) {
      this.#options.onEvent?.({ type: "adopted", revision: revision.id, replaces: rows });
    }
  }

  /** The originals of a squashed revision may be complete now. */
  async #adoptCompleted(ran: readonly RanStep[]): Promise<void> {
    if (this.#graph.squashed.size === 0 || ran.length === 0) return;
    await this.#executor.begin();
    await this.#adopt(await this.#readUnderLock(true));
    await this.#executor.commit();
  }

  async #step(step: RunStep, entry: LedgerEntry | undefined, schema: SchemaTracker): Promise<RanStep> {
    const { revision, direction } = step;
    const { onEvent, hooks } = this.#options;
    const about = { revision: revision.id, direction, message: revision.message };
    const context = { ...this.#hookContext(schema), ...hookStep(step) };
    onEvent?.({ type: "started", ...about });
    try {
      await this.#executor.start(step, await this.#record(step), entry);
      await callHook(hooks, "beforeRevision", context);
      await runRevision(step, this.#host(schema));
      await callHook(hooks, "afterRevision", context);
      const durationMs = await this.#executor.finish();
      onEvent?.({ type: "finished", ...about, durationMs });
      return { revision: revision.id, direction, durationMs };
    } catch (error) {
      onEvent?.({ type: "failed", revision: revision.id, direction, error });
      throw error;
    }
  }

  async #record({ revision, direction, stored }: RunStep): Promise<StepRecord> {
    if (stored === undefined) return await stepRecordOf(revision, direction, this.#seen, this.#options);
    const { id, message } = revision;
    const { checksum, downRevisions, dependsOn, text } = stored;
    const { appliedBy = "" } = this.#options;
    return { id, downRevisions, dependsOn, checksum, message, appliedBy, downgrade: text };
  }

  #host(schema: SchemaTracker): CodeHost {
    const executor = this.#executor;
    const { dialect } = this.#options;
    return {
      dialect,
      arguments: this.#options.arguments ?? {},
      place: { isExact: true, version: () => dialect.session.version(this.#connection) },
      schema,
      run: async (statements) => await executor.run(statements),
      query: async (sql, params) => {
        await executor.begin();
        return await this.#connection.query(sql, params);
      },
    };
  }

  #tracker(): SchemaTracker {
    const { dialect } = this.#options;
    return new SchemaTracker(
      async () => await dialect.introspect(this.#connection, { schemas: "all", ledger: this.#ledger.name }),
      dialect,
    );
  }
}

function hookStep({ revision, direction }: RunStep): Pick<RevisionHookContext, "revision" | "direction"> {
  return { revision: hookRevision(revision), direction };
}

function announce(steps: readonly RunStep[], options: RunOptions): void {
  const described = steps.map(({ revision, direction }) => ({
    revision: revision.id,
    direction,
    message: revision.message,
  }));
  options.onEvent?.({ type: "planned", steps: described });
}

function idsOf(steps: readonly RunStep[]): string {
  return steps.map((step) => `${step.direction} ${step.revision.id}`).join(" ");
}

/** Another runner was quicker, between two transactions. */
function isDone(graph: RevisionGraph, step: RunStep, state: DatabaseState): boolean {
  const { id } = step.revision;
  return step.direction === "upgrade" ? isApplied(graph, state, id) : state.entries.get(id) === undefined;
}

function stateAfter(state: DatabaseState, ran: readonly RanStep[]): DatabaseState {
  const applied = new Set(state.applied);
  const takenBack = new Set<string>();
  for (const { revision, direction } of ran) {
    if (direction === "downgrade") {
      applied.delete(revision);
      takenBack.add(revision);
    } else applied.add(revision);
  }
  const entries = new Map([...state.entries].filter(([id]) => applied.has(id) || !takenBack.has(id)));
  return { ...state, applied, entries };
}

/** PostgreSQL's word for a statement that was stopped on request. */
const CANCELLED = "57014";

/** An abort says so, whatever the engine or the signal said. */
function aborted(error: unknown, signal: AbortSignal | undefined): unknown {
  const root = rootOf(error);
  const isStopped = !(root instanceof MigrError) || root.fields.engineCode === CANCELLED;
  if (signal?.aborted !== true || !isStopped) return error;
  return new MigrError("ABORTED", "The run was aborted; its open transaction was rolled back.", { cause: error });
}
