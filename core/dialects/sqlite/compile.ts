/**
 * Operations to statements.
 *
 * The operations are cut into segments at everything whose effect reaches beyond one table (raw SQL, rows, renames of
 * tables and columns, names that move to another table). Within a segment the operations on a table belong together: when
 * SQLite has no statement for one of them, all become one rebuild (or, for a table that the segment creates, one CREATE
 * TABLE).
 *
 * @module
 */
import { Catalog } from "../../catalog/catalog.ts";
import { foldName } from "../../catalog/identifiers.ts";
import { normalizeOperation } from "../../catalog/normalize_operation.ts";
import { isKind, keyOf, type ObjectId, type SchemaObject } from "../../catalog/object.ts";
import { MigrError } from "../../errors.ts";
import {
  type CreateOperation,
  type ExecuteOperation,
  type ObjectOperation,
  type Operation,
  subjectOf,
} from "../../operations/operation.ts";
import type { CompileContext, Statement } from "../dialect.ts";
import { createWhole } from "./create_whole.ts";
import { execute, insert, isData } from "./data.ts";
import { normalize } from "./normalize.ts";
import type { Rebuild, Rebuilds } from "./rebuild.ts";
import { canAdd } from "./rules/column.ts";
import { effectOf } from "./rules/mod.ts";
import type { Effect, Scope } from "./rules/rule.ts";
import { mentions } from "./text.ts";

/**
 * Turns operations into SQLite's statements, in order.
 *
 * @param rebuilds how tables that exist are rebuilt
 * @param context asked for the database's schema only when a rebuild or a lookup needs it.
 * @throws MigrError `OPERATION_UNSUPPORTED` for what SQLite does not have, `CATALOG_INVALID` for what does not exist.
 */
export async function compileWith(
  rebuilds: Rebuilds,
  operations: readonly Operation[],
  context: CompileContext,
): Promise<Statement[]> {
  const world = new World(context, rebuilds);
  const statements: Statement[] = [];
  const normal = operations.map((operation) => normalizeOperation(operation, { normalize, elaborated: {} }));
  for (const segment of segments(normal)) {
    const first = segment[0];
    if (first === undefined) continue;
    if (first.verb === "execute") statements.push(...execute(first));
    else if (first.verb === "insert") statements.push(...insert(first));
    else {
      statements.push(...(await compileTables(segment as readonly ObjectOperation[], world)));
      continue;
    }
    world.pass(segment);
  }
  for (const sql of await world.refuseBroken(normal)) statements.push({ sql, transactional: true });
  return statements;
}

/**
 * A segment whole or, where the rebuild of one of its tables needs another one of them as it then is, table by table.
 */
async function compileTables(segment: readonly ObjectOperation[], world: World): Promise<Statement[]> {
  const whole = await compileSegment(segment, world);
  if (whole !== undefined) {
    world.pass(segment);
    return whole;
  }
  const statements: Statement[] = [];
  for (const piece of runsOfOneTable(segment)) {
    statements.push(...((await compileSegment(piece, world)) ?? []));
    world.pass(piece);
  }
  return statements;
}

function runsOfOneTable(operations: readonly ObjectOperation[]): ObjectOperation[][] {
  const runs: ObjectOperation[][] = [];
  let last = "";
  for (const operation of operations) {
    const { table, name } = subjectOf(operation);
    const relation = foldName(table ?? name);
    if (relation === last) runs.at(-1)?.push(operation);
    else runs.push([operation]);
    last = relation;
  }
  return runs;
}

/** The schema as it is before the segment at hand, found out only when it is asked for. */
class World {
  readonly #context: CompileContext;
  #catalog: Catalog | undefined;
  /** All names of the catalog, folded. */
  #names: ReadonlySet<string> | undefined;
  #passed: Operation[] = [];
  readonly #raw: ExecuteOperation[] = [];
  readonly rebuilds: Rebuilds;

  constructor(context: CompileContext, rebuilds: Rebuilds) {
    this.#context = context;
    this.rebuilds = rebuilds;
  }

  pass(operations: readonly Operation[]): void {
    this.#passed.push(...operations);
    for (const operation of operations) {
      if (operation.verb === "execute" && !isData(operation.sql)) this.#raw.push(operation);
    }
  }

  async catalog(): Promise<Catalog> {
    let catalog = this.#catalog ?? (await this.#context.catalog());
    for (const operation of this.#passed) catalog = this.rebuilds.evolve(catalog, operation);
    if (catalog !== this.#catalog) this.#names = undefined;
    this.#passed = [];
    this.#catalog = catalog;
    return catalog;
  }

  /** One table or view with its members. */
  async relation(id: ObjectId<"table">): Promise<Catalog> {
    const catalog = await this.catalog();
    const objects = [catalog.get(id), catalog.get({ ...id, kind: "view" }), ...catalog.members(id)];
    const found = objects.filter((object) => object !== undefined) as SchemaObject[];
    return Catalog.of(
      found,
      catalog.unmodelled.filter((item) => item.name === id.name),
    );
  }

  /** What raw SQL did to a table is not known, and a rebuild from what was known before would undo it. */
  refuseUnknown(table: string): void {
    const raw = this.#raw.find((operation) => mentions(operation.sql).has(foldName(table)));
    if (raw === undefined) return;
    throw new MigrError(
      "OPERATION_UNSUPPORTED",
      `The table ${table} must be rebuilt, but raw SQL in the same revision may have changed it: ${raw.sql.trim().slice(0, 60)}`,
      { hint: "Put the SQL and the operation that needs the rebuild into two revisions." },
    );
  }

  /** Of what raw SQL made or dropped nothing is known. */
  async refuseBroken(operations: readonly Operation[]): Promise<readonly string[]> {
    if (this.#raw.length > 0 || this.#context.isExact !== true) return [];
    return (await this.rebuilds.refuseBroken?.(operations, () => this.catalog())) ?? [];
  }

  /** The names of the views that read a table. */
  async viewsOf(table: ObjectId<"table">): Promise<string[]> {
    const views = (await this.catalog()).ofKind("view");
    const reads = (view: SchemaObject): boolean => view.dependsOn?.some((id) => id.name === table.name) === true;
    return views.filter(reads).map((view) => view.id.name);
  }

  /** The engine that will run the statements can ALTER constraints. */
  async altersConstraints(): Promise<boolean> {
    const [major = 0, minor = 0] = ((await this.#context.version?.()) ?? "").split(".").map(Number);
    return major > 3 || (major === 3 && minor >= 53);
  }

  get foreignKeysStayOn(): boolean {
    return this.#context.foreignKeysStayOn === true;
  }

  async freeName(wanted: string): Promise<string> {
    const catalog = await this.catalog();
    this.#names ??= new Set([...catalog].map((object) => foldName(object.id.name)));
    let name = wanted;
    for (let number = 1; this.#names.has(foldName(name)); number++) name = `${wanted}_${number}`;
    return name;
  }
}

/** Runs of operations that stay within tables; everything else stands alone. */
function segments(operations: readonly Operation[]): Operation[][] {
  const found: Operation[][] = [];
  let open: Operation[] | undefined;
  for (const operation of operations) {
    if (reachesFar(operation)) {
      found.push([operation]);
      open = undefined;
    } else if (open === undefined || takesName(operation, open)) {
      open = [operation];
      found.push(open);
    } else open.push(operation);
  }
  return found;
}

function reachesFar(operation: Operation): boolean {
  if (operation.verb === "execute" || operation.verb === "insert") return true;
  return operation.verb === "rename" && ["table", "view", "column"].includes(operation.from.kind);
}

/** An index or trigger that gets the name of one that was dropped elsewhere: names are the schema's, so the drop must have run. */
function takesName(operation: Operation, earlier: readonly Operation[]): boolean {
  if (operation.verb !== "create" || !["index", "trigger"].includes(operation.object.kind)) return false;
  const { kind, name, table } = operation.object.id;
  return earlier.some(
    (other) =>
      other.verb === "drop" &&
      other.object.kind === kind &&
      foldName(other.object.id.name) === foldName(name) &&
      foldName(other.object.id.table ?? "") !== foldName(table ?? ""),
  );
}

/** Operations of a segment on one table or view. */
interface Group {
  readonly relation: ObjectId<"table">;
  readonly operations: ObjectOperation[];
}

/** `undefined`: a rebuild involves two of the segment's tables, so they must be compiled one after the other. */
async function compileSegment(operations: readonly ObjectOperation[], world: World): Promise<Statement[] | undefined> {
  const { groups, order } = groupByRelation(operations);
  const texts = new Map<ObjectOperation, readonly Statement[]>();
  const touched = new Set(groups.map((group) => foldName(group.relation.name)));
  const drops = operations.filter((operation) => operation.verb === "drop" && operation.object.kind === "table");
  const dropped = drops.map((operation) => foldName(subjectOf(operation).name));
  const state: SegmentState = { world, touched, dropped, texts, entangled: false };
  for (const group of groups) await compileGroup(group, state);
  if (state.entangled) return undefined;
  return order.flatMap((operation) => texts.get(operation) ?? []);
}

/** Dropping a table or view ends its group: what is created after it under the same name is another. */
function groupByRelation(operations: readonly ObjectOperation[]): { groups: Group[]; order: ObjectOperation[] } {
  const groups: Group[] = [];
  const open = new Map<string, Group>();
  for (const operation of operations) {
    const { schema, table, name, kind } = subjectOf(operation);
    const relation = { kind: "table", schema, name: table ?? name } as const;
    const key = foldName(relation.name);
    const isRelation = kind === "table" || kind === "view";
    if (isRelation && operation.verb === "drop") {
      groups.push({ relation, operations: [operation] });
      open.delete(key);
      continue;
    }
    let group = open.get(key);
    if (group === undefined) {
      group = { relation, operations: [] };
      open.set(key, group);
      groups.push(group);
    }
    group.operations.push(operation);
  }
  for (const group of groups) group.operations.splice(0, Infinity, ...withInlineConstraints(group.operations));
  const order = groups.length === 0 ? [] : orderOf(operations, groups);
  return { groups, order };
}

/** The order of the operations, as far as they are still there. */
function orderOf(operations: readonly ObjectOperation[], groups: readonly Group[]): ObjectOperation[] {
  const places = new Map(operations.map((operation, place) => [subjectOf(operation), place]));
  const all = groups.flatMap((group) => group.operations);
  return all.sort((a, b) => (places.get(subjectOf(a)) ?? 0) - (places.get(subjectOf(b)) ?? 0));
}

/**
 * A check of a column that is being added, or its foreign key, goes into its ADD COLUMN; not when another of its name is
 * dropped first.
 */
function withInlineConstraints(operations: readonly ObjectOperation[]): ObjectOperation[] {
  const result: ObjectOperation[] = [];
  for (const operation of operations) {
    const at = result.findLastIndex((earlier) => takesInline(earlier, operation));
    const column = result[at] as CreateOperation | undefined;
    const isBlocked = result.some((earlier) => keyOf(subjectOf(earlier)) === keyOf(subjectOf(operation)));
    if (column === undefined || operation.verb !== "create" || isBlocked) result.push(operation);
    else result[at] = { ...column, parts: [...(column.parts ?? []), operation.object] };
  }
  return result;
}

function takesInline(earlier: ObjectOperation, later: ObjectOperation): boolean {
  if (earlier.verb !== "create" || later.verb !== "create" || !isKind(earlier.object, "column")) return false;
  const column = earlier.object;
  if (!canAdd(column.attributes)) return false;
  if (isKind(later.object, "foreignKey")) {
    const { columns } = later.object.attributes;
    return columns.length === 1 && columns[0] === column.id.name && column.attributes.default === undefined;
  }
  if (!isKind(later.object, "check") || later.object.attributes.onConflict !== undefined) return false;
  return mentions(later.object.attributes.expression).has(foldName(column.id.name));
}

/** What the groups of a segment share. */
interface SegmentState {
  readonly world: World;
  /** The tables and views that the segment is about, folded. */
  readonly touched: ReadonlySet<string>;
  /** The tables that it drops, folded. */
  readonly dropped: readonly string[];
  /** The statements of each operation, to be put into the operations' order. */
  readonly texts: Map<ObjectOperation, readonly Statement[]>;
  /** A rebuild found that it must rebuild another of the segment's tables, too. */
  entangled: boolean;
}

async function compileGroup(group: Group, segment: SegmentState): Promise<void> {
  const { texts } = segment;
  const state = new GroupState(group, segment);
  const effects = new Map<ObjectOperation, Effect>();
  let needsRebuild = false;
  for (const operation of group.operations) {
    const effect = await effectOf(operation, state);
    effects.set(operation, effect);
    needsRebuild ||= effect === "rebuild";
    state.pass(operation);
  }
  const first = group.operations[0];
  if (needsRebuild && first !== undefined) {
    texts.set(first, await state.rebuild());
    return;
  }
  for (const [operation, effect] of effects) {
    const statements = native(operation, effect as readonly string[]);
    const isDrop = operation.verb === "drop" && operation.object.kind === "table";
    texts.set(operation, isDrop ? await state.dropSafely(statements) : statements);
  }
}

function native(operation: ObjectOperation, texts: readonly string[]): Statement[] {
  const dropsTable = operation.verb === "drop" && operation.object.kind === "table";
  return texts.map((sql) => ({ sql, transactional: true, ...(dropsTable ? { verifyForeignKeys: true } : {}) }));
}

/** A table or view while its operations pass by. */
class GroupState implements Scope {
  readonly #group: Group;
  readonly #world: World;
  readonly #passed: ObjectOperation[] = [];
  readonly #isNew: boolean;
  readonly #segment: SegmentState;

  constructor(group: Group, segment: SegmentState) {
    this.#group = group;
    this.#world = segment.world;
    this.#segment = segment;
    const first = group.operations[0];
    this.#isNew = first?.verb === "create" && first.object.kind === "table" && !first.options?.ifNotExists;
  }

  pass(operation: ObjectOperation): void {
    this.#passed.push(operation);
  }

  drops(table: string, column: string): boolean {
    return this.#group.operations.some(
      (operation) =>
        operation.verb === "drop" &&
        operation.object.kind === "column" &&
        operation.object.id.table === table &&
        operation.object.id.name === column,
    );
  }

  /** What belongs to a table that is only being made is written into its CREATE TABLE. */
  async altersConstraints(): Promise<boolean> {
    return !this.#isNew && (await this.#world.altersConstraints());
  }

  async relation(): Promise<Catalog> {
    return this.#passed.reduce(this.#world.rebuilds.evolve, await this.#before());
  }

  /** What is created here has nothing before it. */
  async #before(): Promise<Catalog> {
    return this.#isNew ? Catalog.EMPTY : await this.#world.relation(this.#group.relation);
  }

  async rebuild(): Promise<Statement[]> {
    const table = this.#group.relation;
    const before = await this.#before();
    this.#world.rebuilds.refuseLoss(before, table);
    const after = await this.relation();
    if (!before.has(table)) {
      if (!after.has(table)) throw missingTable(table.name);
      return createWhole(after, table).map((sql) => ({ sql, transactional: true }));
    }
    this.#world.refuseUnknown(table.name);
    const temporaryName = await this.#world.freeName(`migr_rebuild_${table.name}`);
    const views = (await this.#world.viewsOf(table)).filter((view) => !this.#segment.touched.has(foldName(view)));
    const change: Rebuild = { before, after, table, temporaryName, conversions: this.#conversions(), views };
    return this.#world.foreignKeysStayOn ? await this.#rebuildWithFamily(change) : this.#world.rebuilds.rebuild(change);
  }

  async #rebuildWithFamily(change: Rebuild): Promise<Statement[]> {
    const children: Rebuild[] = [];
    const { rebuildFamily, familyOf } = this.#world.rebuilds;
    for (const table of familyOf(await this.#world.catalog(), change.table)) {
      if (this.#segment.touched.has(foldName(table.name))) this.#segment.entangled = true;
      this.#world.refuseUnknown(table.name);
      const catalog = await this.#world.relation(table);
      const temporaryName = await this.#world.freeName(`migr_rebuild_${table.name}`);
      children.push({ before: catalog, after: catalog, table, temporaryName, conversions: new Map(), views: [] });
    }
    return rebuildFamily(change, children, await this.#world.freeName("migr_rebuild_rows"));
  }

  /** Where the engine would delete the rows of other tables with it, they are counted before and after. */
  async dropSafely(statements: readonly Statement[]): Promise<readonly Statement[]> {
    if (!this.#world.foreignKeysStayOn) return statements;
    const gone = new Set(this.#segment.dropped);
    const family = this.#world.rebuilds.familyOf(await this.#world.catalog(), this.#group.relation);
    const children = family.filter(({ name }) => !gone.has(foldName(name)));
    if (children.length === 0) return statements;
    return this.#world.rebuilds.countedAround(statements, children, await this.#world.freeName("migr_rebuild_rows"));
  }

  #conversions(): ReadonlyMap<string, string> {
    const found = new Map<string, string>();
    for (const operation of this.#passed) {
      if (operation.verb !== "alter" || operation.options?.using === undefined) continue;
      found.set(operation.id.name, operation.options.using);
    }
    return found;
  }
}

function missingTable(name: string): MigrError {
  return new MigrError("CATALOG_INVALID", `There is no table ${name} in the database.`, {
    hint: "Create it before what belongs to it, or compare the name with what the database has.",
  });
}
