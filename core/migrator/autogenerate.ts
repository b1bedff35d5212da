/**
 * Autogenerate: the operations that bring a database to its models, and those that bring it back.
 *
 * @module
 */
import { Catalog, type Unmodelled } from "../catalog/catalog.ts";
import { diff } from "../catalog/diff.ts";
import { type Include, includedIn, matches } from "../catalog/include.ts";
import { namedBy } from "../catalog/needs.ts";
import {
  type AnyObject,
  CONSTRAINT_KINDS,
  describe,
  KIND_LABELS,
  keyOf,
  type ObjectId,
  type ObjectKind,
  parentOf,
  qualifiedName,
  RELATION_KINDS,
  type SchemaObject,
} from "../catalog/object.ts";
import { isOtherLedger } from "../catalog/other_ledgers.ts";
import {
  applyRenames,
  parseRename,
  type Rename,
  type RenameCandidate,
  renameCandidates,
  reverseRenames,
} from "../catalog/rename.ts";
import { withoutUnread } from "../catalog/unread.ts";
import type { Dialect, LedgerName } from "../dialects/dialect.ts";
import type { Connection } from "../drivers/driver.ts";
import { MigrError } from "../errors.ts";
import type { Operation } from "../operations/operation.ts";
import { elaborate, schemasOf } from "../proof/elaborate.ts";
import { schemaOfHistory } from "../proof/replay.ts";
import type { OpenShadow } from "../proof/shadow.ts";
import type { RevisionGraph } from "../revisions/graph.ts";
import { ledgerName } from "./ledger.ts";

export interface AutogenerateOptions {
  readonly dialect: Dialect;
  /** Opened only when an expression must be resolved. */
  readonly openShadow: OpenShadow;
  readonly ledger?: Partial<LedgerName> | undefined;
  /** Schemas to compare besides the default one and those that the models mention. */
  readonly schemas?: readonly string[] | undefined;
  /**
   * PostgreSQL: roles of the server to compare, by names that may hold `*` and begin with `!`: `["app_*"]`. Others are
   * never touched. Default: those that the model declares.
   */
  readonly roles?: readonly string[] | undefined;
  /** What is compared at all; the rest is left alone, and moves along with what it depends on. */
  readonly include?: Include | undefined;
  /**
   * How much the model says. `true`: everything, as a database does; what it lacks is dropped, whatever its kind.
   * `"schema"`: everything but who may do what, as SQL files do. Default, for models in TypeScript: of code (functions,
   * triggers, policies …) and of who may do what, only the kinds of which it declares something; the others stay.
   */
  readonly complete?: boolean | "schema" | undefined;
  /** Answers such as `users.name:users.full_name`. */
  readonly renames?: readonly string[] | undefined;
  /** What may be a rename, and `renames` does not name, is really a drop and a creation. */
  readonly noRename?: boolean | undefined;
  /** Asks a person; `true`: it is a rename. Without it an open question is an error. */
  readonly askRename?: ((candidate: RenameCandidate) => Promise<boolean>) | undefined;
}

export interface AutogenerateResult {
  readonly upgrade: readonly Operation[];
  readonly downgrade: readonly Operation[];
  /** What the database has and models cannot say: reported, never touched. */
  readonly unmodelled: readonly Unmodelled[];
}

/** Who may do what. */
const PRIVILEGES: readonly ObjectKind[] = ["role", "membership", "owner", "grant", "defaultPrivilege"];

const GOES_WITH_ROLE: readonly ObjectKind[] = ["membership", "grant", "defaultPrivilege"];

const SOME_GRANT = { kind: "grant", id: { kind: "grant", schema: "", name: "" }, attributes: {} } as const;

/** What every model says something about, whether it has one or not; the rest of the kinds must be mentioned. */
const STRUCTURE: readonly ObjectKind[] = [
  "schema",
  "enum",
  "sequence",
  "table",
  "column",
  ...CONSTRAINT_KINDS,
  "view",
  "materializedView",
  "index",
  "sequenceOwner",
  "comment",
];

/**
 * Compares a database with its models.
 *
 * @param model a catalog in the dialect's normal form
 * @throws MigrError `RENAME_UNANSWERED` when something may be a rename and nobody has said
 * @example
 * const { upgrade, downgrade } = await autogenerate(connection, toCatalog(models, sqlite), { dialect: sqlite, openShadow });
 */
export async function autogenerate(
  connection: Connection,
  model: Catalog,
  options: AutogenerateOptions,
): Promise<AutogenerateResult> {
  const { dialect } = options;
  const schemas = comparedSchemas(model, options);
  const roles = comparedRoles(model, options.roles);
  const live = await dialect.introspect(connection, { schemas, roles, ledger: ledgerName(options.ledger) });
  return await compare(live, model, options);
}

/** Options of {@link autogenerateFromHistory}. */
export interface HistoryOptions extends AutogenerateOptions {
  /** Handed to revisions as `op.arguments`. */
  readonly arguments?: Readonly<Record<string, string>> | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A comparison with the schema that it started from. */
export interface HistoryResult extends AutogenerateResult {
  /** What the revisions make. */
  readonly schema: Catalog;
}

/**
 * Compares the revisions with the models: all of them are replayed in a shadow, so no live database is needed.
 *
 * @throws MigrError like {@link autogenerate}, and whatever a revision throws that does not run on an empty database
 * @example
 * const { upgrade } = await autogenerateFromHistory(graph, toCatalog(models, postgres), { dialect: postgres, openShadow });
 */
export async function autogenerateFromHistory(
  graph: RevisionGraph,
  model: Catalog,
  options: HistoryOptions,
): Promise<HistoryResult> {
  const [schemas, roles] = [comparedSchemas(model, options), comparedRoles(model, options.roles)];
  const schema = await schemaOfHistory(graph, { ...options, schemas, roles });
  return { ...(await compare(schema, model, options)), schema };
}

/** {@link autogenerate} for a schema that has been read already. */
export async function compare(
  before: Catalog,
  after: Catalog,
  options: AutogenerateOptions,
): Promise<AutogenerateResult> {
  const { dialect } = options;
  const live = withoutUnread(before, after.unmodelled);
  const model = withoutUnread(after, before.unmodelled);
  const isIncluded = includedIn(model, options.include);
  const own = model.filter((object) => isIncluded(object) && isAskedRole(object, options.roles));
  const renames = await decideRenames(live.filter(comparedIn(live, own, options)), own, options);
  const applied = applyRenames(live, renames);
  const renamed = dialect.diffRules.calledAnew?.(applied) ?? applied;
  const whole = withOthers(own, renamed, options);
  const wanted = await elaborate(whole, renamed, dialect, options.openShadow, renames.length === 0);
  const keepsGiven = isSilentAbout(own, options.complete)(SOME_GRANT);
  const upgrade = diff(live, wanted, dialect.diffRules, { renames, keepsGiven });
  const downgrade =
    upgrade.length === 0 ? [] : diff(wanted, live, dialect.diffRules, { renames: reverseRenames(renames) });
  return { upgrade, downgrade, unmodelled: [...live.unmodelled, ...undeclaredOf(live, own, options)] };
}

/**
 * The renames between two catalogs, as they were answered.
 *
 * @throws MigrError `RENAME_UNANSWERED`
 */
export async function decideRenames(
  live: Catalog,
  model: Catalog,
  options: Pick<AutogenerateOptions, "renames" | "noRename" | "askRename">,
): Promise<Rename[]> {
  const decided: Rename[] = [];
  let from = live;
  for (const answer of [...(options.renames ?? [])].sort(tablesFirst)) {
    const rename = parseRename(answer, from, model);
    decided.push(rename);
    from = applyRenames(from, [rename]);
  }
  if (options.noRename === true) return decided;
  const refused = new Set<string>();
  const open = (): RenameCandidate[] => renameCandidates(from, model).filter((item) => !refused.has(item.flag));
  for (let next = open(); next.length > 0; next = open()) {
    const candidate = next[0];
    if (candidate === undefined) break;
    if (options.askRename === undefined) throw unanswered(next);
    if (await options.askRename(candidate)) {
      decided.push({ from: candidate.from, to: candidate.to });
      from = applyRenames(from, [candidate]);
    } else refused.add(candidate.flag);
  }
  return decided;
}

/** `users:accounts` before `accounts.name:accounts.full_name`, whatever the order on the command line. */
function tablesFirst(a: string, b: string): number {
  return a.split(".").length - b.split(".").length;
}

function unanswered(candidates: readonly RenameCandidate[]): MigrError {
  const list = candidates.map((item) => `${describe(item.from)} → ${qualifiedName(item.to)}`).join(", ");
  const flags = candidates.map((item) => item.flag).join("  or  ");
  return new MigrError("RENAME_UNANSWERED", `This may be a rename or a drop and an addition: ${list}.`, {
    hint: `A rename keeps the data: ${flags}. To really drop and add${candidates.length > 1 ? " all that no --rename names" : ""}: --no-rename.`,
    fields: { candidates: candidates.map((item) => item.flag) },
  });
}

function comparedSchemas(model: Catalog, options: AutogenerateOptions): string[] {
  // A schema that gets another name is no longer in the model, but belongs to it.
  const renamed = (options.renames ?? []).flatMap((answer) => {
    const [from = "", to = ""] = answer.split(":");
    return model.has({ kind: "schema", schema: "", name: to }) ? [from] : [];
  });
  return [...new Set([...schemasOf(model).schemas, ...(options.schemas ?? []), ...renamed])];
}

/** The roles to read beside a model: those that are asked for, else those that it declares. */
export function comparedRoles(model: Catalog, asked: readonly string[] | undefined): readonly string[] | undefined {
  const declared = model.ofKind("role").map(({ id }) => id.name);
  return asked ?? (declared.length === 0 ? undefined : declared);
}

/** A model may declare more roles than are asked for. What is said of a role goes with it. */
function isAskedRole({ kind, id }: AnyObject, asked: readonly string[] | undefined): boolean {
  const name = kind === "membership" ? id.role : kind === "role" || id.on === "role" ? id.name : undefined;
  return asked === undefined || name === undefined || matches(asked, [name]);
}

/** What of a database is compared: what the configuration includes, and what is not another tool's. */
function comparedIn(
  live: Catalog,
  model: Catalog,
  { include, complete }: AutogenerateOptions,
): (object: SchemaObject) => boolean {
  const isIncluded = includedIn(live, include);
  const isOther = complete === true ? () => false : isOtherLedger(model);
  return (object) => isIncluded(object) && !isOther(object as AnyObject);
}

/** The model with what else the database has, undeclared or not included, where its home stays. */
function withOthers(model: Catalog, live: Catalog, options: AutogenerateOptions): Catalog {
  const isIncluded = comparedIn(live, model, options);
  const undeclared = new Set<AnyObject>(undeclaredIn(live, model, options));
  const isExtra = extraPartitions(live, model, options);
  const others = [...live].filter((object) => undeclared.has(object) || !isIncluded(object) || isExtra(object));
  const otherKeys = new Set(others.map((object) => keyOf(object.id)));
  const isThere = (id: ObjectId): boolean =>
    model.has(id) || !live.has(id) || (otherKeys.has(keyOf(id)) && stays(id, live.get(id)?.dependsOn));
  const stays = (id: ObjectId, needs: readonly ObjectId[] = []): boolean => {
    if (!needs.every(isThere)) return false;
    const parent = parentOf(id);
    if (parent === undefined) return true;
    const homes = parent.kind === "table" ? RELATIONS.map((kind) => ({ ...parent, kind })) : [parent];
    return homes.some((home) => model.has(home) || (live.has(home) && isThere(home)));
  };
  // What a role may do goes with it, whatever a model says of that.
  const needsOf = (object: AnyObject): readonly ObjectId[] =>
    GOES_WITH_ROLE.includes(object.kind) ? [...(object.dependsOn ?? []), ...namedBy(object)] : (object.dependsOn ?? []);
  const kept = others.filter((object) => stays(object.id, needsOf(object)));
  const own = options.complete === undefined ? withRowSecurity(model, live) : model;
  return kept.length === 0 ? own : Catalog.of([...own, ...kept], model.unmodelled, model.version);
}

/**
 * Partitions that only the database has: they come and go with the rows, so a model need not list them. With them goes
 * what is in them.
 */
function extraPartitions(
  live: Catalog,
  model: Catalog,
  { complete }: AutogenerateOptions,
): (object: AnyObject) => boolean {
  const extra = new Set<string>();
  if (complete === true) return () => false;
  for (const object of live) {
    const parent =
      object.kind === "table" || object.kind === "foreignTable" ? object.attributes.partitionOf : undefined;
    if (parent === undefined || model.has(object.id)) continue;
    const above: ObjectId = { kind: "table", schema: parent.schema, name: parent.table };
    const isPartitioned = model.get(above as ObjectId<"table">)?.attributes.partitionBy !== undefined;
    if (isPartitioned || extra.has(keyOf(above))) extra.add(keyOf(object.id));
  }
  const homes = (id: ObjectId): string[] =>
    ["table" as const, "foreignTable" as const].map((kind) =>
      keyOf({ kind, schema: id.schema, name: id.table ?? id.name }),
    );
  return ({ kind, id }) =>
    id.table !== undefined || kind === "comment" ? homes(id).some((key) => extra.has(key)) : extra.has(keyOf(id));
}

/** A model that says nothing of policies says nothing of row-level security either. */
function withRowSecurity(model: Catalog, live: Catalog): Catalog {
  const isSaid = (object: AnyObject): boolean =>
    object.kind === "policy" || (object.kind === "table" && object.attributes.rowSecurity === true);
  if ([...model].some(isSaid)) return model;
  return model.map((object) => {
    if (object.kind !== "table") return object;
    const { rowSecurity, forceRowSecurity } = live.get(object.id)?.attributes ?? {};
    return {
      ...object,
      attributes: {
        ...object.attributes,
        ...(rowSecurity === undefined ? {} : { rowSecurity }),
        ...(forceRowSecurity === undefined ? {} : { forceRowSecurity }),
      },
    };
  });
}

/** What is called a table where something lives in it. */
const RELATIONS: readonly ObjectKind[] = RELATION_KINDS;

/**
 * Tells the kinds of objects that a model says nothing about, so that those of another schema are left alone.
 *
 * @param complete how much the model says; see {@link AutogenerateOptions}
 * @example to.filter((object) => !isSilentAbout(model, "schema")(object))
 */
export function isSilentAbout(
  model: Catalog,
  complete: AutogenerateOptions["complete"],
): (object: AnyObject) => boolean {
  if (complete === true) return () => false;
  const said = new Set([...model].map((object) => object.kind));
  const isSilent = (kind: ObjectKind): boolean =>
    !said.has(kind) && (complete === "schema" ? PRIVILEGES.includes(kind) : !STRUCTURE.includes(kind));
  return ({ kind, id }) => isSilent(kind) || (kind === "comment" && isSilent(id.on ?? kind));
}

function undeclaredIn(catalog: Catalog, model: Catalog, { complete }: AutogenerateOptions): AnyObject[] {
  return [...catalog].filter(isSilentAbout(model, complete));
}

function undeclaredOf(catalog: Catalog, model: Catalog, options: AutogenerateOptions): Unmodelled[] {
  const ledgers = options.complete === true ? [] : catalog.ofKind("table").filter(isOtherLedger(model));
  return [...undeclaredIn(catalog, model, options), ...ledgers].map(({ kind, id }) => ({
    kind: KIND_LABELS[kind],
    name: kind === "membership" ? `${id.role} in ${id.name}` : qualifiedName(id),
  }));
}
