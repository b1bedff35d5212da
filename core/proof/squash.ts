/**
 * The contents of a squashed revision, and the proof that it does what the revisions did that it replaces.
 *
 * Both are made by running revisions in a shadow: the range gives the catalogs before and after it, and their difference
 * is the squashed revision. What such a difference cannot say (rows, and statements whose effect migr does not see) is
 * found by looking at the catalog after each statement, not by reading SQL.
 *
 * @module
 */
import type { Catalog } from "../catalog/catalog.ts";
import { diff } from "../catalog/diff.ts";
import { canonical, describe, keyOf } from "../catalog/object.ts";
import { type Rename, renameCandidates, reverseRenames } from "../catalog/rename.ts";
import type { Dialect } from "../dialects/dialect.ts";
import type { Connection } from "../drivers/driver.ts";
import { MigrError } from "../errors.ts";
import { decideRenames } from "../migrator/autogenerate.ts";
import { ledgerName } from "../migrator/ledger.ts";
import { type RecordedRevision, recordRevision } from "../migrator/recorded_revision.ts";
import { named } from "../migrator/revision_module.ts";
import { downgrade, upgrade } from "../migrator/run.ts";
import type { Operation } from "../operations/operation.ts";
import type { RenderedBody, RenderedRevision } from "../render/rendered.ts";
import { renderRevision } from "../render/revision.ts";
import { RevisionGraph } from "../revisions/graph.ts";
import type { Revision } from "../revisions/revision.ts";
import type { SquashPlan } from "../revisions/squash.ts";
import { replay } from "./replay.ts";
import type { OpenShadow } from "./shadow.ts";

export interface SquashOptions {
  readonly dialect: Dialect;
  readonly openShadow: OpenShadow;
  /** Handed to revisions as `op.arguments`. */
  readonly arguments?: Readonly<Record<string, string>> | undefined;
  /** Answers such as `users.name:users.full_name`, where the range renames something that is older than it. */
  readonly renames?: readonly string[] | undefined;
  readonly noRename?: boolean | undefined;
  /** Keep every statement of the range in order instead of writing the difference. */
  readonly keepData?: boolean | undefined;
}

/** What a squashed revision does. */
export interface SquashContents {
  readonly upgrade: readonly Operation[];
  /** `undefined`: a revision of the range cannot be taken back, so the squashed one cannot either. */
  readonly downgrade: readonly Operation[] | undefined;
  /** The schema before the range and after it. */
  readonly before: Catalog;
  readonly after: Catalog;
  /** How many rows each table has after the range, on a database that was empty. */
  readonly rows: string;
}

/**
 * Works out what a squashed revision does.
 *
 * @throws MigrError `SQUASH_REFUSED` when the range does something that a difference of schemas cannot say, with the
 * revision and statement; `RENAME_UNANSWERED` when it seems to rename something older than itself
 */
export async function squashContents(
  graph: RevisionGraph,
  plan: SquashPlan,
  options: SquashOptions,
): Promise<SquashContents> {
  const range = plan.replaces.map((id) => graph.require(id));
  const recorded = await Promise.all(range.map(async (revision) => await record(revision, options)));
  const shadow = await options.openShadow();
  try {
    const before = await replay(shadow.connection, graph, plan.before, options);
    const watch = options.keepData === true ? undefined : new Watch(range, recorded, before, options);
    const connection = watch?.over(shadow.connection) ?? shadow.connection;
    const after = await replay(connection, graph, [...plan.before, ...plan.replaces], options);
    watch?.assertNothingLost(after);
    const rows = await rowsOf(shadow.connection, after, options.dialect);
    const operations =
      options.keepData === true ? joined(recorded) : await difference(before, after, recorded, options);
    return { ...operations, before, after, rows };
  } finally {
    await shadow.close();
  }
}

/**
 * Proves a squashed revision: on an empty database it gives the same schema and as many rows as the range, and taken
 * back it gives the schema from before.
 *
 * @param squashed the revision as it will be written
 * @throws MigrError `SQUASH_REFUSED` with the objects that differ
 */
export async function proveSquash(
  graph: RevisionGraph,
  plan: SquashPlan,
  squashed: Revision,
  contents: SquashContents,
  options: SquashOptions,
): Promise<void> {
  const { dialect } = options;
  const shadow = await options.openShadow();
  try {
    const { connection } = shadow;
    await replay(connection, graph, plan.before, options);
    const whole = RevisionGraph.of([...plan.before.map((id) => graph.require(id)), squashed]);
    await upgrade(connection, whole, squashed.id, { dialect, arguments: options.arguments });
    const after = await catalogOf(connection, dialect);
    assertSame("upgrade", contents.after, after);
    if ((await rowsOf(connection, after, dialect)) !== contents.rows) throw rowsDiffer();
    if (contents.downgrade === undefined) return;
    await downgrade(connection, whole, `${squashed.id}@-1`, { dialect, arguments: options.arguments });
    assertSame("downgrade", contents.before, await catalogOf(connection, dialect));
  } finally {
    await shadow.close();
  }
}

/**
 * The text of a squashed revision's file.
 *
 * @param header `replaces` and all else that the file says about itself
 * @throws MigrError `SQUASH_REFUSED` for SQL that runs partly in a transaction and partly outside
 */
export async function squashText(
  header: Omit<RenderedRevision, "upgrade" | "downgrade">,
  contents: SquashContents,
  dialect: Dialect,
): Promise<string> {
  const { upgrade: up, downgrade: down, before, after } = contents;
  const bodyOf = header.format === "sql" ? sqlBody : moduleBody;
  const upgrade = await bodyOf(up, before, dialect);
  if (down === undefined) return renderRevision({ ...header, upgrade });
  return renderRevision({ ...header, upgrade, downgrade: await bodyOf(down, after, dialect) });
}

async function moduleBody(operations: readonly Operation[], _start: Catalog, dialect: Dialect): Promise<RenderedBody> {
  return { operations, hazards: (operation) => dialect.hazards(operation) };
}

async function sqlBody(operations: readonly Operation[], start: Catalog, dialect: Dialect): Promise<RenderedBody> {
  const compiled = await dialect.compile(operations, { catalog: async () => start });
  const transactional = compiled.every((statement) => statement.transactional);
  if (!transactional && compiled.some((statement) => statement.transactional)) {
    throw new MigrError("SQUASH_REFUSED", "Some of the statements cannot run in a transaction and others can.", {
      hint: "A section of an SQL file is one or the other; write the revision in TypeScript: --format ts.",
    });
  }
  const statements = compiled.map(({ sql, params }) => (params === undefined ? sql : dialect.inline(sql, params)));
  return { statements, transactional };
}

async function catalogOf(connection: Connection, dialect: Dialect): Promise<Catalog> {
  return await dialect.introspect(connection, { schemas: "all", ledger: ledgerName(undefined) });
}

async function record(revision: Revision, options: SquashOptions): Promise<RecordedRevision> {
  return await recordRevision(revision, options.dialect, options.arguments ?? {});
}

/** The statements of the range one after another, back and forth. */
function joined(recorded: readonly RecordedRevision[]): Pick<SquashContents, "upgrade" | "downgrade"> {
  const back = recorded.map((one) => one.downgrade).reverse();
  const isReversible = back.every((operations) => operations !== undefined);
  return {
    upgrade: recorded.flatMap((one) => one.upgrade),
    downgrade: isReversible ? back.flatMap((operations) => operations ?? []) : undefined,
  };
}

async function difference(
  before: Catalog,
  after: Catalog,
  recorded: readonly RecordedRevision[],
  options: SquashOptions,
): Promise<Pick<SquashContents, "upgrade" | "downgrade">> {
  const { dialect, noRename } = options;
  const said = renamesOf(recorded);
  const known = renameCandidates(before, after).filter(({ from, to }) => said.get(keyOf(from)) === keyOf(to));
  const answers = [...(options.renames ?? []), ...known.map(({ flag }) => flag.replace("--rename ", ""))];
  const renames: readonly Rename[] = await decideRenames(before, after, { renames: [...new Set(answers)], noRename });
  const isReversible = recorded.every((one) => one.downgrade !== undefined);
  return {
    upgrade: diff(before, after, dialect.diffRules, { renames }),
    downgrade: isReversible ? diff(after, before, dialect.diffRules, { renames: reverseRenames(renames) }) : undefined,
  };
}

/** Where the renames of the range lead, step by step to the end. */
function renamesOf(recorded: readonly RecordedRevision[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const operation of recorded.flatMap((one) => one.upgrade)) {
    if (operation.verb !== "rename") continue;
    const [from, to] = [keyOf(operation.from), keyOf(operation.to)];
    const earlier = [...names].find(([, now]) => now === from)?.[0];
    names.set(earlier ?? from, to);
  }
  return names;
}

/** Looks at the catalog after each raw statement of a range: what changes nothing there would be lost in a difference. */
class Watch {
  /** Which revision a raw statement belongs to. */
  readonly #owners = new Map<string, Revision>();
  readonly #dialect: Dialect;
  readonly #before: Catalog;
  #known: string;
  readonly #lost: { readonly revision: Revision; readonly sql: string }[] = [];

  constructor(
    range: readonly Revision[],
    recorded: readonly RecordedRevision[],
    before: Catalog,
    { dialect }: SquashOptions,
  ) {
    this.#dialect = dialect;
    this.#before = before;
    this.#known = textOf(before);
    for (const [index, { upgrade: operations }] of recorded.entries()) {
      const revision = range[index] as Revision;
      for (const operation of operations) {
        if (operation.verb === "execute") {
          // Dialects execute one statement at a time, but for those with parameters.
          const statements = dialect.split(operation.sql).map(({ sql }) => sql);
          for (const sql of [operation.sql, ...statements]) this.#owners.set(sql, revision);
        }
        if (operation.verb === "insert") this.#lost.push({ revision, sql: `INSERT INTO ${operation.table}` });
      }
    }
  }

  /** A connection that looks after each statement. */
  over(connection: Connection): Connection {
    const query: Connection["query"] = async (sql, params) => {
      const rows = await connection.query(sql, params);
      await this.#after(connection, sql);
      return rows;
    };
    return {
      dialect: connection.dialect,
      label: connection.label,
      query,
      batch: async (queries) => {
        for (const one of queries) {
          // One by one, because something is asked in between; the driver attributes its own errors.
          await connection.batch([one]);
          await this.#after(connection, one.sql);
        }
      },
      close: () => connection.close(),
    };
  }

  async #after(connection: Connection, sql: string): Promise<void> {
    const revision = this.#owners.get(sql);
    if (revision === undefined) return;
    const now = textOf(await catalogOf(connection, this.#dialect));
    if (now === this.#known) this.#lost.push({ revision, sql });
    this.#known = now;
  }

  /** @throws MigrError `SQUASH_REFUSED` */
  assertNothingLost(after: Catalog): void {
    const unmodelled = new Set(this.#before.unmodelled.map(canonical));
    const unseen = after.unmodelled.filter((item) => !unmodelled.has(canonical(item)));
    const reasons = [
      ...this.#lost.map(({ revision, sql }) => `  - ${named(revision)}: ${firstWords(sql)}`),
      ...unseen.map(({ kind, name }) => `  - ${kind} ${name}, which migr does not model`),
    ];
    if (reasons.length === 0) return;
    const message = `The range does more than change the schema, and the difference of two schemas would lose it:\n${reasons.join("\n")}`;
    throw new MigrError("SQUASH_REFUSED", message, {
      hint: "With --keep-data the squashed revision keeps every statement of the range in order. Or squash what lies before and after them.",
      fields: {
        statements: this.#lost.map(({ revision, sql }) => ({ revision: revision.id, sql })),
        unmodelled: unseen,
      },
    });
  }
}

function firstWords(sql: string): string {
  const line = sql.replace(/\s+/g, " ").trim();
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}

/** A catalog as text that is equal for equal schemas: the order of columns matters, that of other objects does not. */
function textOf(catalog: Catalog): string {
  const objects = [...catalog].map(({ id, attributes }) => canonical([keyOf(id), attributes]));
  const columns = catalog.ofKind("table").map(({ id }) => {
    return canonical([keyOf(id), catalog.membersOfKind(id, "column").map((column) => column.id.name)]);
  });
  return [...objects, ...columns, ...catalog.unmodelled.map(canonical)].sort().join("\n");
}

function assertSame(direction: "upgrade" | "downgrade", wanted: Catalog, found: Catalog): void {
  const differing = new Set<string>();
  for (const [one, other] of [
    [wanted, found],
    [found, wanted],
  ] as const) {
    for (const { id, attributes } of one) {
      const counterpart = other.get(id);
      if (canonical(counterpart?.attributes) !== canonical(attributes)) differing.add(describe(id));
    }
  }
  if (differing.size === 0 && textOf(wanted) === textOf(found)) return;
  const list =
    differing.size === 0
      ? "the order of columns, or something that migr does not model,"
      : [...differing].slice(0, 10).join(", ");
  throw new MigrError(
    "SQUASH_REFUSED",
    `The squashed ${direction} does not give the same schema: ${list} would differ.`,
    {
      hint: "Nothing was written. Squash a smaller range, or keep every statement with --keep-data.",
      fields: { objects: [...differing] },
    },
  );
}

function rowsDiffer(): MigrError {
  return new MigrError("SQUASH_REFUSED", "The squashed revision does not leave as many rows as the range.", {
    hint: "Nothing was written. Keep every statement of the range with --keep-data.",
  });
}

/** How many rows each table has, as text. Values may depend on the time, so they are not compared. */
async function rowsOf(connection: Connection, catalog: Catalog, dialect: Dialect): Promise<string> {
  const counts: string[] = [];
  for (const { id } of catalog.ofKind("table")) {
    const name = [id.schema, id.name].filter(Boolean).map((part) => dialect.quote(part));
    const [row] = await connection.query(`SELECT count(*) AS rows_found FROM ${name.join(".")}`);
    counts.push(`${keyOf(id)} ${String(row?.rows_found)}`);
  }
  return counts.sort().join("\n");
}
