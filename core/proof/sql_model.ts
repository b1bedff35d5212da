/**
 * Models in SQL: files whose statements stand in any order. A shadow runs them, and its engine says what they make.
 *
 * Nothing is read out of the statements but what they are for; what cannot run yet is tried again later. (Only models are
 * resolved like this: the order of what runs on a real database comes from the graph.)
 *
 * @module
 */
import { Catalog } from "../catalog/catalog.ts";
import { isServerWide } from "../catalog/object.ts";
import type { Dialect, ScriptStatement } from "../dialects/dialect.ts";
import type { Connection } from "../drivers/driver.ts";
import { MigrError } from "../errors.ts";
import { buildSchema } from "./elaborate.ts";
import type { OpenShadow } from "./shadow.ts";
import { type PlacedStatement, runInAnyOrder } from "./sql_resolver.ts";

/** A file of SQL. */
export interface SqlFile {
  /** What messages call it. */
  readonly path: string;
  readonly text: string;
}

/** A statement that a model cannot have. */
export interface IgnoredStatement {
  readonly file: string;
  readonly line: number;
  readonly sql: string;
  /** What it is about instead of the schema. */
  readonly about: "rows" | "the server" | "what is not there";
}

const ABOUT = { data: "rows", server: "the server" } as const satisfies Record<string, IgnoredStatement["about"]>;

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

/**
 * The schema that SQL files declare, in the engine's own spelling.
 *
 * @throws MigrError `MODEL_ERROR` with file, line and the engine's message for a statement that cannot run
 * @example
 * const { catalog } = await catalogOfSql([{ path: "schema.sql", text }], { dialect: postgres, openShadow });
 */
export async function catalogOfSql(files: readonly SqlFile[], options: SqlModelOptions): Promise<SqlModel> {
  const { dialect, openShadow, base = Catalog.EMPTY } = options;
  const statements: PlacedStatement[] = [];
  const ignored: IgnoredStatement[] = [];
  for (const file of files) readFile(file, dialect, statements, ignored);
  const shadow = await openShadow();
  try {
    const restore = await dialect.session.open(shadow.connection);
    if (base.size > 0) await buildSchema(shadow.connection, base, [], dialect);
    const given = await onWhatIsGiven(shadow.connection, dialect, statements);
    ignored.push(...given.map(({ file, line, sql }) => ({ file, line, sql, about: ABOUT.server })));
    const own = statements.filter((statement) => !given.includes(statement));
    const idle = await runInAnyOrder(shadow.connection, dialect, own);
    ignored.push(...idle.map(({ file, line, sql }) => ({ file, line, sql, about: "what is not there" as const })));
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

/** Statements about what the server of the shadow has already, and others use. */
async function onWhatIsGiven(
  connection: Connection,
  { models: { server } }: Dialect,
  statements: readonly PlacedStatement[],
): Promise<readonly PlacedStatement[]> {
  if (server === undefined) return [];
  const found = statements.map((statement) => ({ statement, names: server.namedBy(statement.sql) }));
  const about = found.filter(({ names }) => names.length > 0);
  if (about.length === 0) return [];
  const rows = await connection.query(server.names);
  const known = new Set(rows.map(({ name }) => String(name)));
  return about.filter(({ names }) => names.every((name) => known.has(name))).map(({ statement }) => statement);
}

function readFile(
  { path, text }: SqlFile,
  dialect: Dialect,
  statements: PlacedStatement[],
  ignored: IgnoredStatement[],
): void {
  let settings: readonly string[] = [];
  for (const { sql, line } of split(path, text, dialect)) {
    const place = { file: path, line, sql };
    const kind = dialect.models.kindOf(sql);
    if (kind === "setting") settings = [...settings, sql];
    else if (kind === "data" || kind === "server") ignored.push({ ...place, about: ABOUT[kind] });
    else if (kind === "schema" || kind === "removal") statements.push({ ...place, settings });
  }
}

function split(path: string, text: string, dialect: Dialect): ScriptStatement[] {
  try {
    return dialect.split(dialect.models.prepare(text.replace(/^\uFEFF/, "")));
  } catch (error) {
    if (!(error instanceof MigrError)) throw error;
    throw new MigrError("MODEL_ERROR", error.message, {
      hint: error.hint,
      fields: { ...error.fields, file: path },
      cause: error,
    });
  }
}
