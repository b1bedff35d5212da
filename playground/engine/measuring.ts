/**
 * A connection that watches the statements of revisions: what each locked and touched, and how long it took. What the
 * migrator does for itself goes through unseen.
 *
 * @module
 */
import {
  type Connection,
  DatabaseError,
  type Dialect,
  type Impact,
  measureImpact,
  type Query,
  type Row,
  type RunEvent,
} from "../../core/mod.ts";
import type { StatementImpact, StatementRecord } from "./protocol.ts";

type Announced = Extract<RunEvent, { type: "statement" }>;

/** Wraps a connection; `announce` is told of the migrator's statement events, which come before the statements. */
export class MeasuringConnection implements Connection {
  readonly dialect: Connection["dialect"];
  readonly label: string;
  readonly #inner: Connection;
  readonly #dialect: Dialect;
  readonly #report: (record: StatementRecord) => void;
  #announced: Announced[] = [];

  constructor(inner: Connection, dialect: Dialect, report: (record: StatementRecord) => void) {
    this.#inner = inner;
    this.#dialect = dialect;
    this.#report = report;
    this.dialect = inner.dialect;
    this.label = inner.label;
  }

  /** Hand this to the migrator as `onEvent`, or call it from there. */
  announce(event: RunEvent): void {
    if (event.type === "statement") this.#announced.push(event);
    else if (event.type === "started" || event.type === "failed") this.#announced = [];
  }

  async query(sql: string, params?: Query["params"]): Promise<readonly Row[]> {
    const announced = this.#take(sql);
    if (announced === undefined) return await this.#inner.query(sql, params);
    return await this.#watched(announced, { sql, params });
  }

  async batch(queries: readonly Query[]): Promise<void> {
    for (const [statementIndex, query] of queries.entries()) {
      try {
        await this.query(query.sql, query.params);
      } catch (error) {
        if (!(error instanceof DatabaseError)) throw error;
        const { message, fields, hint } = error;
        throw new DatabaseError(message, { ...fields, statementIndex } as DatabaseError["fields"], {
          ...(hint === undefined ? {} : { hint }),
          cause: error,
        });
      }
    }
  }

  async close(): Promise<void> {
    await this.#inner.close();
  }

  #take(sql: string): Announced | undefined {
    return this.#announced[0]?.statement.sql === sql ? this.#announced.shift() : undefined;
  }

  async #watched({ revision, direction, statement }: Announced, { sql, params }: Query): Promise<readonly Row[]> {
    let rows: readonly Row[] = [];
    let durationMs = 0;
    const timed: Connection = {
      dialect: this.dialect,
      label: this.label,
      query: async (text, values) => {
        if (text !== sql) return await this.#inner.query(text, values);
        const start = performance.now();
        rows = await this.#inner.query(text, values);
        durationMs = performance.now() - start;
        return rows;
      },
      batch: (queries) => this.#inner.batch(queries),
      close: async () => {},
    };
    const about = { revision, direction, sql: this.#shown(sql, params), line: statement.line };
    try {
      const impact = await measureImpact(timed, this.#dialect, [
        { sql, params, transactional: statement.transactional },
      ]);
      // What cannot run in a transaction is not run by the measuring.
      if (!statement.transactional) await timed.query(sql, params);
      this.#report({ ...about, durationMs, impact: shownImpact(impact, sql) });
      return rows;
    } catch (error) {
      this.#report({ ...about, durationMs, failed: true });
      throw error;
    }
  }

  #shown(sql: string, params: Query["params"]): string {
    return params === undefined ? sql : this.#dialect.inline(sql, params);
  }
}

const CHANGES_ROWS = /^(?:\s|--[^\n]*\n|\/\*[\s\S]*?\*\/)*(?:INSERT|UPDATE|DELETE|MERGE|COPY|WITH|REPLACE)\b/i;

function shownImpact(impact: Impact, sql: string): StatementImpact {
  return {
    source: impact.measured ? "measured" : "documented",
    effect: CHANGES_ROWS.test(sql) && impact.rewrites.length === 0 ? "data" : impact.class,
    locks: impact.locks,
    rewrites: impact.rewrites,
    scans: [...new Set([...impact.scans, ...impact.rebuilds])],
    note: impact.note,
  };
}
