/**
 * Runs statements that stand in any order. One that needs another fails until that one has run; so a statement that
 * fails waits for the names in the engine's message, and is tried again when one of them has been made. What nobody's
 * name woke is tried again as long as anything succeeds. Only what takes away something that is not there is left out:
 * later it would take away what stands behind it, as in the output of `pg_dump --clean`.
 *
 * @module
 */
import type { Dialect } from "../dialects/dialect.ts";
import type { Connection } from "../drivers/driver.ts";
import { DatabaseError, MigrError, messageOf } from "../errors.ts";

/** A statement of a file. */
export interface PlacedStatement {
  readonly file: string;
  readonly line: number;
  readonly sql: string;
  /** The settings that its file makes before it. */
  readonly settings: readonly string[];
}

interface Pending extends PlacedStatement {
  error?: unknown;
}

/**
 * Runs statements until all have run.
 *
 * @returns those that were left out: they take away or replace what is not there
 * @throws MigrError `MODEL_ERROR` with file, line and the engine's message when none of those that are left can run
 */
export async function runInAnyOrder(
  connection: Connection,
  dialect: Dialect,
  statements: readonly PlacedStatement[],
): Promise<readonly PlacedStatement[]> {
  const resolver = new Resolver(connection, dialect);
  const { lenient } = dialect.models;
  const left = await resolver.run(statements, []);
  // Functions and tables may need each other: then the bodies of functions are believed.
  const stuck = left.length === 0 || lenient.length === 0 ? left : await resolver.run(left, lenient);
  if (stuck.length > 0) throw unresolved(stuck);
  return resolver.idle;
}

class Resolver {
  /** Statements that had nothing to do. */
  readonly idle: PlacedStatement[] = [];
  readonly #connection: Connection;
  readonly #dialect: Dialect;
  #settings: readonly string[] = [];

  constructor(connection: Connection, dialect: Dialect) {
    this.#connection = connection;
    this.#dialect = dialect;
  }

  /** @returns the statements that cannot run */
  async run(statements: readonly PlacedStatement[], extra: readonly string[]): Promise<readonly Pending[]> {
    let left: readonly Pending[] = statements;
    for (let before = left.length + 1; left.length > 0 && left.length < before; ) {
      before = left.length;
      left = await this.#pass(left, extra);
    }
    return left;
  }

  /** Tries each statement once, and again when what it waits for has come. */
  async #pass(statements: readonly Pending[], extra: readonly string[]): Promise<readonly Pending[]> {
    const waiting = new Map<string, Set<Pending>>();
    const failed = new Set<Pending>();
    const queue = [...statements].reverse();
    for (let statement = queue.pop(); statement !== undefined; statement = queue.pop()) {
      if (await this.#succeeds(statement, extra)) {
        failed.delete(statement);
        for (const woken of takeWaiting(waiting, statement.sql)) if (failed.has(woken)) queue.push(woken);
        continue;
      }
      if (this.#dialect.models.isGiven?.(statement.error) === true) continue;
      if (this.#isIdle(statement, statements)) {
        this.idle.push(statement);
        continue;
      }
      failed.add(statement);
      for (const name of missingNames(statement.error)) {
        waiting.set(name, (waiting.get(name) ?? new Set()).add(statement));
      }
    }
    return statements.filter((statement) => failed.has(statement));
  }

  async #succeeds(statement: Pending, extra: readonly string[]): Promise<boolean> {
    try {
      await this.#apply([...statement.settings, ...extra]);
      await this.#connection.query(statement.sql);
      return true;
    } catch (error) {
      if (!(error instanceof DatabaseError)) throw error;
      statement.error = error;
      if (this.#dialect.models.isFinal(error)) throw unresolved([statement]);
      return false;
    }
  }

  /** It failed because what it takes away is not there, or what it replaces is made by a later statement. */
  #isIdle({ file, sql, error }: Pending, statements: readonly Pending[]): boolean {
    const { models } = this.#dialect;
    if (!models.isAbsence(error)) return false;
    if (models.kindOf(sql) === "removal") return true;
    const view = /^CREATE OR REPLACE VIEW (\S+)/i.exec(withoutLead(sql))?.[1];
    if (view === undefined) return false;
    const later = statements.slice(statements.findIndex((other) => other.sql === sql && other.file === file) + 1);
    return later.some((other) => /^CREATE VIEW (\S+)/i.exec(withoutLead(other.sql))?.[1] === view);
  }

  /** Each file starts with the settings of a new session. */
  async #apply(settings: readonly string[]): Promise<void> {
    if (settings.join("\n") === this.#settings.join("\n")) return;
    this.#settings = settings;
    for (const sql of [...this.#dialect.models.reset, ...settings]) await this.#connection.query(sql);
  }
}

/** What the engine says is not there: the last parts of the names in its message. */
function missingNames(error: unknown): string[] {
  const found = [...messageOf(error).matchAll(/"([^"]+)"|: ([\w.]+)$|(?:function|type) ([\w.]+)/g)];
  return found.map(([, quoted, bare, called]) => lastPart(quoted ?? bare ?? called ?? ""));
}

function lastPart(name: string): string {
  return (name.split(".").at(-1) ?? name).toLowerCase();
}

/** How many words of a statement may name what it makes. */
const HEAD = 12;

/** A statement from its first word on: above it may stand as many comments as people like. */
function withoutLead(sql: string): string {
  return sql.replace(/^(?:\s|--[^\n]*\n|\/\*.*?\*\/)+/s, "");
}

/** The names that stand where a statement says what it makes. */
function headNames(sql: string): string[] {
  const found = [
    ...withoutLead(sql)
      .slice(0, 600)
      .matchAll(/"((?:[^"]|"")+)"|[\p{L}_][\p{L}\p{N}_$]*/gu),
  ].slice(0, HEAD);
  return found.map(([word, quoted]) => (quoted ?? word).toLowerCase());
}

/** Those that wait for what a statement has made. */
function takeWaiting(waiting: Map<string, Set<Pending>>, sql: string): Pending[] {
  if (waiting.size === 0) return [];
  return headNames(sql).flatMap((name) => {
    const found = waiting.get(name);
    waiting.delete(name);
    return [...(found ?? [])];
  });
}

/** The one that does not merely wait for another one that is stuck, as far as the names in the messages tell. */
function unresolved(stuck: readonly Pending[]): MigrError {
  const needs = (statement: Pending): Pending | undefined => {
    const names = missingNames(statement.error);
    return stuck.find((other) => other !== statement && names.some((name) => creates(other.sql, name)));
  };
  const culprit = stuck.find((statement) => needs(statement) === undefined);
  if (culprit === undefined) return mutual(stuck, needs);
  const others = stuck.length - 1;
  const lacks = /extension .* is not available/.test(messageOf(culprit.error));
  const hint =
    others === 0
      ? "Correct it. Statements may stand in any order, but what they need must be somewhere in the models."
      : `Correct it; ${others === 1 ? "one more statement waits" : `${others} more statements wait`} for it or ${others === 1 ? "has" : "have"} faults of ${others === 1 ? "its" : "their"} own.`;
  return failure(
    culprit,
    `A statement of the model cannot run: ${messageOf(culprit.error)}`,
    lacks ? "The shadow database lacks it: name a real server that has it, shadow: { url } in the config." : hint,
  );
}

/** No order is right for statements that need each other. */
function mutual(stuck: readonly Pending[], needs: (statement: Pending) => Pending | undefined): MigrError {
  const circle: Pending[] = [];
  for (let at = stuck[0]; at !== undefined && !circle.includes(at); at = needs(at)) circle.push(at);
  const last = circle.at(-1) as Pending;
  const closed = circle.slice(circle.indexOf(needs(last) as Pending));
  const first = closed[0] as Pending;
  const places = closed.map(({ file, line }) => `${file}:${line}`).join(" and ");
  return failure(
    first,
    `Statements of the model need each other, so none can be first: ${places}. ${messageOf(first.error)}`,
    "Where they are tables, add one of the foreign keys by ALTER TABLE; views cannot read each other.",
  );
}

function failure({ file, line, sql, error }: Pending, message: string, hint: string): MigrError {
  const { fields } = error as DatabaseError;
  const shown = withoutLead(sql);
  const lead = [...sql.slice(0, sql.length - shown.length)].length;
  const position = fields.position === undefined ? undefined : fields.position - lead;
  return new MigrError("MODEL_ERROR", message, {
    hint,
    fields: { ...fields, file, line, sql: shown, position },
    cause: error,
  });
}

function creates(sql: string, name: string): boolean {
  const head = /^CREATE\s[^(]*?(?=\(|\bAS\b|\bON\b|$)/is.exec(withoutLead(sql))?.[0] ?? "";
  return new RegExp(`(?:^|[\\s."])${name.replace(/[^\w]/g, "\\$&")}(?:["\\s(]|$)`, "i").test(head);
}
