/**
 * Models in SQL: files whose statements stand in any order. A shadow runs them, and its engine says what they make.
 *
 * Nothing is read out of the statements but what they are for. One that needs another fails until that one has run, so
 * those that failed are tried again as long as any succeeds. (Only models are resolved like this: the order of what runs
 * on a real database comes from the graph.)
 *
 * @module
 */
import { Catalog } from "../catalog/catalog.ts";
import { isServerWide } from "../catalog/object.ts";
import type { Dialect, ScriptStatement } from "../dialects/dialect.ts";
import type { Connection } from "../drivers/driver.ts";
import { DatabaseError, MigrError, messageOf } from "../errors.ts";
import { buildSchema } from "./elaborate.ts";
import type { OpenShadow } from "./shadow.ts";

/** A file of SQL. */
export interface SqlFile {
  /** What messages call it. */
  readonly path: string;
  readonly text: string;
}

/** A statement that a model cannot have: it is about rows. */
export interface IgnoredStatement {
  readonly file: string;
  readonly line: number;
  readonly sql: string;
}

/** What SQL files declare. */
export interface SqlModel {
  readonly catalog: Catalog;
  /** Statements that were not run, because a model says what a schema is and not what is in it. */
  readonly ignored: readonly IgnoredStatement[];
}

export interface SqlModelOptions {
  readonly dialect: Dialect;
  readonly openShadow: OpenShadow;
  /** What is declared elsewhere, and comes first. */
  readonly base?: Catalog | undefined;
  /** Roles to read; see `IntrospectOptions`. */
  readonly roles?: readonly string[] | undefined;
}

interface Pending extends IgnoredStatement {
  /** The settings that its file makes before it. */
  readonly settings: readonly string[];
  error?: unknown;
}

/**
 * The schema that SQL files declare, in the engine's own spelling.
 *
 * @throws MigrError `MODEL_ERROR` with file, line and the engine's message for a statement that cannot run
 * @example
 * const { catalog } = await catalogOfSql([{ path: "schema.sql", text }], { dialect: postgres, openShadow });
 */
export async function catalogOfSql(files: readonly SqlFile[], options: SqlModelOptions): Promise<SqlModel> {
  const { dialect, openShadow, base = Catalog.EMPTY } = options;
  const statements: Pending[] = [];
  const ignored: IgnoredStatement[] = [];
  for (const file of files) readFile(file, dialect, statements, ignored);
  const shadow = await openShadow();
  try {
    const restore = await dialect.session.open(shadow.connection);
    if (base.size > 0) await buildSchema(shadow.connection, base, [], dialect);
    await new Resolver(shadow.connection, dialect).run(statements);
    for (const sql of dialect.models.reset) await shadow.connection.query(sql);
    await restore();
    const found = await dialect.introspect(shadow.connection, { schemas: "all", roles: options.roles });
    const elsewhere = [...base].filter((object) => isServerWide(object.id) && !found.has(object.id));
    return {
      catalog: elsewhere.length === 0 ? found : Catalog.of([...elsewhere, ...found], found.unmodelled),
      ignored,
    };
  } finally {
    await shadow.close();
  }
}

function readFile({ path, text }: SqlFile, dialect: Dialect, statements: Pending[], ignored: IgnoredStatement[]): void {
  let settings: readonly string[] = [];
  for (const { sql, line } of split(path, text, dialect)) {
    const place = { file: path, line, sql };
    const kind = dialect.models.kindOf(sql);
    if (kind === "setting") settings = [...settings, sql];
    else if (kind === "data") ignored.push(place);
    else if (kind === "schema") statements.push({ ...place, settings });
  }
}

function split(path: string, text: string, dialect: Dialect): ScriptStatement[] {
  try {
    return dialect.split(dialect.models.prepare(text));
  } catch (error) {
    if (!(error instanceof MigrError)) throw error;
    throw new MigrError("MODEL_ERROR", error.message, {
      hint: error.hint,
      fields: { ...error.fields, file: path },
      cause: error,
    });
  }
}

/** Runs statements until all have run, or none of those that are left can. */
class Resolver {
  readonly #connection: Connection;
  readonly #dialect: Dialect;
  #settings: readonly string[] = [];

  constructor(connection: Connection, dialect: Dialect) {
    this.#connection = connection;
    this.#dialect = dialect;
  }

  async run(statements: readonly Pending[]): Promise<void> {
    const { lenient } = this.#dialect.models;
    const left = await this.#asFarAsPossible(statements, []);
    // Functions and tables may need each other: then the bodies of functions are believed.
    const stuck = left.length === 0 || lenient.length === 0 ? left : await this.#asFarAsPossible(left, lenient);
    if (stuck.length > 0) throw unresolved(stuck);
  }

  async #asFarAsPossible(statements: readonly Pending[], extra: readonly string[]): Promise<readonly Pending[]> {
    let left = statements;
    for (let before = left.length + 1; left.length > 0 && left.length < before; ) {
      before = left.length;
      const failed: Pending[] = [];
      for (const statement of left) if (!(await this.#succeeds(statement, extra))) failed.push(statement);
      left = failed;
    }
    return left;
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

  /** Each file starts with the settings of a new session. */
  async #apply(settings: readonly string[]): Promise<void> {
    if (settings.join("\n") === this.#settings.join("\n")) return;
    this.#settings = settings;
    for (const sql of [...this.#dialect.models.reset, ...settings]) await this.#connection.query(sql);
  }
}

/** The one that does not merely wait for another one that is stuck, as far as the names in the messages tell. */
function unresolved(stuck: readonly Pending[]): MigrError {
  const waits = ({ error }: Pending): boolean => {
    const names = [...messageOf(error).matchAll(/"([^"]+)"|: ([\w.]+)$/g)].map(
      ([, quoted, bare]) => quoted ?? bare ?? "",
    );
    return names.some((name) => stuck.some((other) => other.error !== error && creates(other.sql, name)));
  };
  const culprit = stuck.find((statement) => !waits(statement)) ?? (stuck[0] as Pending);
  const others = stuck.length - 1;
  const { file, line, sql, error } = culprit;
  const lacks = /extension .* is not available/.test(messageOf(error));
  return new MigrError("MODEL_ERROR", `A statement of the model cannot run: ${messageOf(error)}`, {
    hint: lacks
      ? "The shadow database lacks it: name a real server that has it, shadow: { url } in the config."
      : others === 0
        ? "Correct it. Statements may stand in any order, but what they need must be somewhere in the models."
        : `Correct it; ${others === 1 ? "one more statement waits" : `${others} more statements wait`} for it or ${others === 1 ? "has" : "have"} faults of ${others === 1 ? "its" : "their"} own.`,
    fields: { ...(error as DatabaseError).fields, file, line, statement: sql },
    cause: error,
  });
}

function creates(sql: string, qualified: string): boolean {
  const name = qualified.split(".").at(-1) ?? qualified;
  const head = /^\s*(?:--[^\n]*\n\s*)*CREATE\s[^(]*/i.exec(sql)?.[0] ?? "";
  return new RegExp(`(?:^|[\\s."])${name.replace(/[^\w]/g, "\\$&")}(?:["\\s(]|$)`, "i").test(head);
}
