/**
 * Running revisions on a database, watched.
 *
 * @module
 */
import {
  type Connection,
  type Dialect,
  downgrade,
  planDowngrade,
  planUpgrade,
  type RunEvent,
  type RunHooks,
  type RunOptions,
  upgrade,
} from "../../core/mod.ts";
import { MeasuringConnection } from "./measuring.ts";
import type { ProjectCode } from "./project_code.ts";
import type { Direction, EngineEvent, Problem, RanRevision, StatementRecord } from "./protocol.ts";

export interface Run {
  readonly ran: readonly RanRevision[];
  readonly statements: readonly StatementRecord[];
  readonly durationMs: number;
  readonly problem: Problem | undefined;
}

export interface RunSettings {
  readonly dialect: Dialect;
  readonly target: string;
  readonly direction: Direction;
  /** Whether locks and rewrites are measured, which takes longer. */
  readonly measure: boolean;
  /** Revisions that were seeded already. Absent: no seed. */
  readonly seeded?: Set<string> | undefined;
  readonly emit?: ((event: EngineEvent) => void) | undefined;
}

/**
 * Runs to a target, each revision in a transaction of its own, so that the locks of one are not hidden by those of the
 * one before, and a failure leaves the revision before it. Never throws: a failure is in the result.
 */
export async function runRevisions(connection: Connection, code: ProjectCode, settings: RunSettings): Promise<Run> {
  const { dialect, target, direction, emit } = settings;
  const statements: StatementRecord[] = [];
  const ran: RanRevision[] = [];
  const watching = new MeasuringConnection(connection, dialect, (record) => {
    statements.push(record);
    emit?.({ type: "statement", record });
  });
  const onEvent = (event: RunEvent): void => {
    if (settings.measure) watching.announce(event);
    follow(event, ran, emit);
  };
  const options: RunOptions = { dialect, transaction: "each", onEvent, hooks: seeding(code, settings) };
  const start = performance.now();
  let problem: Problem | undefined;
  try {
    const run = direction === "upgrade" ? upgrade : downgrade;
    await run(settings.measure ? watching : connection, code.graph, target, options);
  } catch (error) {
    problem = code.problem(error);
  }
  return { ran, statements, durationMs: performance.now() - start, problem };
}

function follow(event: RunEvent, ran: RanRevision[], emit: RunSettings["emit"]): void {
  if (event.type === "planned") {
    emit?.({ type: "planned", steps: event.steps.map(({ revision, direction }) => ({ revision, direction })) });
  } else if (event.type === "started") {
    emit?.({ type: "started", revision: event.revision, direction: event.direction });
  } else if (event.type === "finished") {
    const { revision, direction, durationMs } = event;
    ran.push({ revision, direction, durationMs });
    emit?.({ type: "finished", revision, direction, durationMs });
  } else if (event.type === "rolledBack") {
    const undone = new Set(event.revisions);
    ran.splice(0, ran.length, ...ran.filter(({ revision }) => !undone.has(revision)));
    emit?.({ type: "rolledBack", revisions: event.revisions });
  }
}

/** The seed's rows come with their revision, once: what a downgrade loses is lost. */
function seeding(code: ProjectCode, { seeded, dialect }: RunSettings): RunHooks {
  if (seeded === undefined) return {};
  return {
    afterRevision: async ({ revision, direction, query }) => {
      const sql = direction === "upgrade" && !seeded.has(revision.id) ? code.seedAfter(revision.id) : undefined;
      if (sql === undefined) return;
      for (const statement of dialect.split(sql)) await query(statement.sql);
      seeded.add(revision.id);
    },
  };
}

/**
 * Which way a target lies: an id that is applied is gone back to, one that is not is gone up to.
 */
export function directionTo(target: string, applied: ReadonlySet<string>): Direction {
  if (target === "base" || target.startsWith("-")) return "downgrade";
  return applied.has(target) ? "downgrade" : "upgrade";
}

/** The ids that a run would run, in order. */
export function stepsTo(
  code: ProjectCode,
  applied: ReadonlySet<string>,
  target: string,
  direction: Direction,
): { readonly revision: string; readonly direction: Direction }[] {
  const plan = direction === "upgrade" ? planUpgrade : planDowngrade;
  return plan(code.graph, applied, target).map((step) => ({ revision: step.revision.id, direction }));
}
