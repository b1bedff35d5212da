/**
 * The dry run: the plan and every statement that it would execute, with nothing written anywhere.
 *
 * @module
 */
import type { Statement } from "../dialects/dialect.ts";
import type { Connection } from "../drivers/driver.ts";
import { DatabaseError, MigrError, messageOf } from "../errors.ts";
import type { RevisionGraph } from "../revisions/graph.ts";
import type { Direction, Step } from "../revisions/revision.ts";
import { adapted } from "./adapt.ts";
import { isQuestion } from "./atomic_connection.ts";
import { Ledger, ledgerName } from "./ledger.ts";
import type { PlannedStep, RunOptions } from "./options.ts";
import { type CodeHost, type RunStep, runRevision, SchemaTracker } from "./revision_code.ts";
import { named } from "./revision_module.ts";
import { planSteps } from "./run.ts";
import { readState } from "./state.ts";

/**
 * What a run would do. The session refuses writes meanwhile; questions of revisions (`op.query`) are answered by the
 * database as it is now.
 *
 * @throws MigrError as the run itself would, and `OFFLINE` when a question needs what an earlier step would have made.
 */
export async function dryRun(
  connection: Connection,
  graph: RevisionGraph,
  direction: Direction,
  target: string,
  options: RunOptions,
): Promise<PlannedStep[]> {
  graph.assertSound();
  const ledger = new Ledger(options.dialect, ledgerName(options.ledger));
  const state = await readState(connection, ledger, graph);
  const steps = await planSteps(direction, graph, target, state);
  return await showSteps(connection, graph, steps, options);
}

/** The statements of steps, from where the database is now. */
export async function showSteps(
  connection: Connection,
  graph: RevisionGraph,
  steps: readonly RunStep[],
  given: RunOptions,
): Promise<PlannedStep[]> {
  const { options } = adapted(connection, graph, given);
  const { dialect } = options;
  const ledger = ledgerName(options.ledger);
  const { before, after } = dialect.session.readOnly;
  for (const sql of before) await connection.query(sql);
  try {
    const schema = new SchemaTracker(
      async () => await dialect.introspect(connection, { schemas: "all", ledger }),
      dialect,
      false,
    );
    const planned: PlannedStep[] = [];
    for (const step of steps) {
      const statements: Statement[] = [];
      await runRevision(step, dryHost(step, connection, options, schema, statements));
      const texts = statements.map(({ sql, params }) => (params === undefined ? sql : dialect.inline(sql, params)));
      planned.push({ revision: step.revision.id, direction: step.direction, statements: texts });
    }
    return planned;
  } finally {
    for (const sql of after) await connection.query(sql);
  }
}

function dryHost(
  step: Step,
  connection: Connection,
  options: RunOptions,
  schema: SchemaTracker,
  statements: Statement[],
): CodeHost {
  return {
    dialect: options.dialect,
    arguments: options.arguments ?? {},
    place: { version: () => options.dialect.session.version(connection) },
    schema,
    run: async (more) => void statements.push(...more),
    query: async (sql, params) => {
      if (connection.fixedSettings && !isQuestion(sql)) throw writes(step, sql);
      try {
        return await connection.query(sql, params);
      } catch (error) {
        if (!(error instanceof DatabaseError)) throw error;
        const message = `The ${named(step.revision)} asks the database something that a dry run cannot answer: ${messageOf(error)}`;
        throw new MigrError("OFFLINE", message, {
          cause: error,
          hint: "It may need what an earlier step would make, or write; run the earlier steps first.",
        });
      }
    },
  };
}

/** The database cannot be told to refuse writes, so what may be one is not sent. */
function writes({ revision }: Step, sql: string): MigrError {
  const message = `The ${named(revision)} asks with a statement that may write, which a dry run must not: ${sql.trim().slice(0, 80)}`;
  return new MigrError("OFFLINE", message, { hint: "Write with op.execute or op.insert, which a dry run only shows." });
}
