/**
 * Upgrade and downgrade: plan, lock, plan again, run.
 *
 * @module
 */
import type { Connection } from "../drivers/driver.ts";
import { MigrError } from "../errors.ts";
import type { RevisionGraph } from "../revisions/graph.ts";
import { planDowngrade, planUpgrade } from "../revisions/plan.ts";
import type { Direction, Step } from "../revisions/revision.ts";
import { checksumOf } from "./checksum.ts";
import { Executor, type StepRecord } from "./executor.ts";
import { Ledger, ledgerName } from "./ledger.ts";
import type { RanStep, RunOptions, RunResult } from "./options.ts";
import { type CodeHost, runRevision, SchemaTracker, storedDowngrade } from "./revision_code.ts";
import { assertNotHalfWay, type DatabaseState, headsOf, readState, verifyChecksums } from "./state.ts";

const DEFAULT_LOCK_TIMEOUT_MS = 60_000;

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
  return await run("upgrade", connection, graph, target, options);
}

/** Takes revisions back down to a target: `-1`, `base`, an id that stays. See {@link upgrade}. */
export async function downgrade(
  connection: Connection,
  graph: RevisionGraph,
  target: string,
  options: RunOptions,
): Promise<RunResult> {
  return await run("downgrade", connection, graph, target, options);
}

/** The steps that a run would take from where the database stands. */
export async function planSteps(
  direction: Direction,
  graph: RevisionGraph,
  target: string,
  state: DatabaseState,
): Promise<Step[]> {
  const plan = direction === "upgrade" ? planUpgrade : planDowngrade;
  const steps = plan(graph, state.applied, target);
  assertNotHalfWay(state, direction);
  await verifyChecksums(graph, state);
  return steps;
}

async function run(
  direction: Direction,
  connection: Connection,
  graph: RevisionGraph,
  target: string,
  options: RunOptions,
): Promise<RunResult> {
  graph.assertSound();
  const ledger = new Ledger(options.dialect, ledgerName(options.ledger));
  const state = await readState(connection, ledger);
  const steps = await planSteps(direction, graph, target, state);
  announce(steps, options);
  if (steps.length === 0) return { ran: [], heads: headsOf(graph, state) };
  const ran = await withLock(
    connection,
    ledger,
    options,
    async () => await new Run(direction, connection, graph, target, options, ledger).execute(steps, state.hasLedger),
  );
  return { ran, heads: headsOf(graph, stateAfter(state, ran)) };
}

/** Holds the session's settings and the lock while something runs. */
export async function withLock<T>(
  connection: Connection,
  ledger: Ledger,
  options: RunOptions,
  work: () => Promise<T>,
): Promise<T> {
  const { session } = options.dialect;
  const release = await session.lock(connection, ledger.name, {
    timeoutMs: options.lockTimeoutMs ?? DEFAULT_LOCK_TIMEOUT_MS,
    signal: options.signal,
    onWait: (holder) => options.onEvent?.({ type: "waiting", holder }),
  });
  try {
    const restore = await session.open(connection);
    try {
      return await work();
    } finally {
      await restore();
    }
  } finally {
    await release();
  }
}

class Run {
  readonly #direction: Direction;
  readonly #connection: Connection;
  readonly #graph: RevisionGraph;
  readonly #target: string;
  readonly #options: RunOptions;
  readonly #ledger: Ledger;

  constructor(
    direction: Direction,
    connection: Connection,
    graph: RevisionGraph,
    target: string,
    options: RunOptions,
    ledger: Ledger,
  ) {
    this.#direction = direction;
    this.#connection = connection;
    this.#graph = graph;
    this.#target = target;
    this.#options = options;
    this.#ledger = ledger;
  }

  /** Runs the plan, made again under the lock; `planned` is what was announced, before there was a ledger or after. */
  async execute(planned: readonly Step[], hadLedger: boolean): Promise<RanStep[]> {
    const executor = new Executor(this.#connection, this.#ledger, this.#options);
    const ran: RanStep[] = [];
    try {
      await executor.begin();
      let state = await this.#readUnderLock(hadLedger);
      const steps = await planSteps(this.#direction, this.#graph, this.#target, state);
      if (idsOf(steps) !== idsOf(planned)) announce(steps, this.#options);
      const tracker = this.#tracker();
      for (const step of steps) {
        if (!executor.inTransaction) {
          await executor.begin();
          if (this.#options.dialect.session.transactionLocks) state = await this.#readUnderLock(true);
        }
        if (isDone(step, state)) continue;
        ran.push(await this.#step(step, state, executor, tracker));
        if (this.#options.transaction === "each") await executor.commit();
      }
      await executor.commit();
      return ran;
    } catch (error) {
      await executor.rollback();
      throw aborted(error, this.#options.signal);
    }
  }

  /**
   * The state that only this run can change from here on. Where there was no ledger it is made before it is read, because
   * a question for a missing table ends PostgreSQL's transaction.
   */
  async #readUnderLock(hadLedger: boolean): Promise<DatabaseState> {
    if (!hadLedger) {
      for (const { sql } of this.#ledger.createTables()) await this.#connection.query(sql);
    }
    return await readState(this.#connection, this.#ledger);
  }

  async #step(step: Step, state: DatabaseState, executor: Executor, schema: SchemaTracker): Promise<RanStep> {
    const { revision, direction } = step;
    const { onEvent } = this.#options;
    const about = { revision: revision.id, direction, message: revision.message };
    onEvent?.({ type: "started", ...about });
    try {
      const entry = state.entries.get(revision.id);
      await executor.start(step, await this.#record(step), {
        noted: entry !== undefined,
        statementsDone: entry?.statementsDone ?? 0,
      });
      await runRevision(step, this.#host(executor, schema));
      const durationMs = await executor.finish();
      onEvent?.({ type: "finished", ...about, durationMs });
      return { revision: revision.id, direction, durationMs };
    } catch (error) {
      onEvent?.({ type: "failed", revision: revision.id, direction, error });
      throw error;
    }
  }

  async #record({ revision, direction }: Step): Promise<StepRecord> {
    return {
      id: revision.id,
      downRevisions: revision.downRevisions,
      dependsOn: this.#graph.dependenciesOf(revision.id),
      checksum: await checksumOf(revision.file.text),
      message: revision.message,
      appliedBy: this.#options.appliedBy ?? "",
      downgrade: direction === "upgrade" ? await storedDowngrade(revision, this.#options.dialect) : null,
    };
  }

  #host(executor: Executor, schema: SchemaTracker): CodeHost {
    return {
      dialect: this.#options.dialect,
      arguments: this.#options.arguments ?? {},
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
    );
  }
}

function announce(steps: readonly Step[], options: RunOptions): void {
  const described = steps.map(({ revision, direction }) => ({
    revision: revision.id,
    direction,
    message: revision.message,
  }));
  options.onEvent?.({ type: "planned", steps: described });
}

function idsOf(steps: readonly Step[]): string {
  return steps.map((step) => step.revision.id).join(" ");
}

/** Another runner was quicker, between two transactions. */
function isDone(step: Step, state: DatabaseState): boolean {
  const entry = state.entries.get(step.revision.id);
  return step.direction === "upgrade" ? entry?.state === "applied" : entry === undefined;
}

function stateAfter(state: DatabaseState, ran: readonly RanStep[]): DatabaseState {
  const applied = new Set(state.applied);
  for (const { revision, direction } of ran) {
    if (direction === "downgrade") applied.delete(revision);
    else applied.add(revision);
  }
  return { ...state, applied };
}

/** An abort says so, whatever the engine or the signal said. */
function aborted(error: unknown, signal: AbortSignal | undefined): unknown {
  if (signal?.aborted !== true || error instanceof MigrError) return error;
  return new MigrError("ABORTED", "The run was aborted; its open transaction was rolled back.", { cause: error });
}
