/**
 * A dry run that really runs: everything happens in a transaction that is rolled back instead of committed, so that
 * what would be lost can be counted.
 *
 * @module
 */
import { type Connection, type Dialect, downgrade, MigrError, type Query, type Row, upgrade } from "../../core/mod.ts";
import { schemaOf } from "./looking.ts";
import type { ProjectCode } from "./project_code.ts";
import type { Direction, Loss } from "./protocol.ts";
import { lossesBetween, surveyOf } from "./survey.ts";

/** Takes the migrator's commit for a question and answers with a rollback. */
class ProbingConnection implements Connection {
  readonly dialect: Connection["dialect"];
  readonly label: string;
  /** A statement that cannot be in a transaction: there is nothing to roll back. */
  blockedBy: string | undefined;
  readonly #inner: Connection;
  readonly #look: () => Promise<void>;

  constructor(inner: Connection, look: () => Promise<void>) {
    this.#inner = inner;
    this.#look = look;
    this.dialect = inner.dialect;
    this.label = inner.label;
  }

  async query(sql: string, params?: Query["params"]): Promise<readonly Row[]> {
    return await this.#inner.query(sql, params);
  }

  async batch(queries: readonly Query[]): Promise<void> {
    const commits = queries.at(-1)?.sql === "COMMIT";
    if (commits && this.blockedBy !== undefined) throw outside(this.blockedBy);
    await this.#inner.batch(commits ? queries.slice(0, -1) : queries);
    if (!commits) return;
    await this.#look();
    await this.#inner.query("ROLLBACK");
  }

  async close(): Promise<void> {}
}

/** What a run would do. */
export interface Probe {
  readonly losses: readonly Loss[];
  /** By revision. */
  readonly statements: ReadonlyMap<string, readonly string[]>;
}

/**
 * What a run would lose. The database is as before afterwards.
 *
 * @throws MigrError as the run itself would, and `OFFLINE` for a statement that cannot be taken back
 */
export async function probe(
  connection: Connection,
  dialect: Dialect,
  code: ProjectCode,
  target: string,
  direction: Direction,
): Promise<Probe> {
  const survey = async (): ReturnType<typeof surveyOf> =>
    await surveyOf(connection, dialect, await schemaOf(connection, dialect));
  const before = await survey();
  let losses: readonly Loss[] = [];
  const statements = new Map<string, readonly string[]>();
  const probing = new ProbingConnection(connection, async () => {
    losses = lossesBetween(before, await survey());
  });
  const run = direction === "upgrade" ? upgrade : downgrade;
  await run(probing, code.graph, target, {
    dialect,
    transaction: "all",
    onEvent: (event) => {
      if (event.type !== "statement") return;
      const { revision, statement } = event;
      const sql = statement.params === undefined ? statement.sql : dialect.inline(statement.sql, statement.params);
      statements.set(revision, [...(statements.get(revision) ?? []), sql]);
      if (!statement.transactional) probing.blockedBy = sql;
    },
  });
  return { losses, statements };
}

function outside(sql: string): MigrError {
  return new MigrError("OFFLINE", `What would be lost cannot be counted: "${sql}" runs outside of a transaction.`, {
    hint: "Run it: the playground's database can be made anew.",
  });
}
