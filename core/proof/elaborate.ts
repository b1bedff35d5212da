/**
 * Elaboration: brings the expressions of models into the form in which the engine prints them, by asking the engine.
 *
 * Only what differs from the database in nothing but such text is resolved, in a shadow that holds the tables concerned
 * and what these need; so the common case costs no shadow, and the hard case is exact.
 *
 * @module
 */
import { Catalog, type Unmodelled } from "../catalog/catalog.ts";
import { dependencies } from "../catalog/dependencies.ts";
import { diff } from "../catalog/diff.ts";
import {
  type AnyObject,
  describe,
  isSame,
  isServerWide,
  keyOf,
  type ObjectKind,
  parentOf,
  type SchemaObject,
  TYPE_KINDS,
} from "../catalog/object.ts";
import type { Dialect } from "../dialects/dialect.ts";
import type { Connection } from "../drivers/driver.ts";
import { DatabaseError, MigrError, messageOf } from "../errors.ts";
import type { Operation } from "../operations/operation.ts";
import { subjectOf } from "../operations/operation.ts";
import type { OpenShadow, Shadow } from "./shadow.ts";
import { maySpellTheSame, type Side } from "./spelling.ts";

/**
 * The model with the engine's spelling wherever it differs from the database in an expression only.
 *
 * Where the shadow is another version of the engine than the database, it may print the same thing in other words; and
 * an engine may print its own words in others when they come back from a revision's file. So what still differs is
 * compared once more as the shadow prints both again, and when that is equal, the database's words hold.
 *
 * @param model normalised; see `Dialect.normalize`
 * @param live the database's schema, with renames applied
 * @param isPrinted a catalog that was read from an engine has that engine's very words; those of renames are our own
 * @throws MigrError `SHADOW_FAILED` when the engine refuses the model; the object is named
 */
export async function elaborate(
  model: Catalog,
  live: Catalog,
  dialect: Dialect,
  openShadow: OpenShadow,
  isPrinted: boolean = true,
): Promise<Catalog> {
  const isClear = isPrinted ? clearness(model, live) : undefined;
  const doubtful = [...model].filter((object) => isDoubtful(object, model, live, dialect, isClear));
  if (doubtful.length === 0) return model;
  const shadow = await openShadow();
  try {
    const printed = await printedBy(shadow.connection, neededFor(doubtful, model, dialect), live.unmodelled, dialect);
    const spelled = respell(model, doubtful, printed, dialect);
    const different = respelled(doubtful, spelled).filter((object) => isDoubtful(object, spelled, live, dialect));
    if (different.length === 0) return spelled;
    const again = await reprinted(shadow, different, spelled, live.unmodelled, dialect);
    const printedLive = await reprinted(shadow, different, live, live.unmodelled, dialect);
    const isSame = (object: AnyObject): boolean => {
      const twice = withPrinted(object, again, dialect) as AnyObject;
      return printedLive.has(object.id) && !isDoubtful(twice, again, printedLive, dialect);
    };
    return respell(spelled, different.filter(isSame), live, dialect);
  } finally {
    await shadow.close();
  }
}

/** One side of some objects as the shadow prints its words; nothing when the shadow lacks what they need. */
async function reprinted(
  shadow: Shadow,
  objects: readonly AnyObject[],
  side: Catalog,
  others: readonly Unmodelled[],
  dialect: Dialect,
): Promise<Catalog> {
  await shadow.reset();
  try {
    return await printedBy(shadow.connection, neededFor(respelled(objects, side), side, dialect), others, dialect);
  } catch (error) {
    if (error instanceof MigrError && error.code === "SHADOW_FAILED") return Catalog.EMPTY;
    throw error;
  }
}

/** A catalog with the expressions of some of its objects in the words of another catalog. */
function respell(catalog: Catalog, objects: readonly AnyObject[], words: Catalog, dialect: Dialect): Catalog {
  const keys = new Set(objects.map((object) => keyOf(object.id)));
  return catalog.map((object) => (keys.has(keyOf(object.id)) ? withPrinted(object, words, dialect) : object));
}

function respelled(objects: readonly AnyObject[], catalog: Catalog): AnyObject[] {
  return objects.flatMap((object) => (catalog.get(object.id) as AnyObject | undefined) ?? []);
}

/** Whether two different texts are certainly different things. */
type IsClear = (mine: Side, theirs: Side) => boolean;

/** It exists on both sides, and an attribute that only the engine can spell differs. */
function isDoubtful(
  object: AnyObject,
  model: Catalog,
  live: Catalog,
  dialect: Dialect,
  isClear: IsClear = () => false,
): boolean {
  const attributes = dialect.elaborated[object.kind];
  const other = attributes === undefined ? undefined : live.get(object.id);
  if (attributes === undefined || other === undefined) return false;
  return attributes.some((name) => {
    const [mine, theirs] = [attributeOf(object, name), attributeOf(other, name)];
    if (isSame(mine, theirs)) return false;
    return !isClear({ object, value: mine, catalog: model }, { object: other, value: theirs, catalog: live });
  });
}

/** What is clear of texts that engines have printed, and where that was one version, nothing else. */
function clearness(model: Catalog, live: Catalog): IsClear | undefined {
  if (model.version === undefined || live.version === undefined) return undefined;
  return (mine, theirs) =>
    mine.value === undefined ||
    theirs.value === undefined ||
    (isValue(mine.value) && isValue(theirs.value)) ||
    (model.version === live.version && !maySpellTheSame(mine, theirs));
}

/** A value such as `'none'::text` or `-1`, which is never printed in two ways. */
function isValue(text: unknown): boolean {
  return typeof text === "string" && /^(?:'(?:[^']|'')*'::[\w ]+|-?\d[\d.]*|true|false)$/.test(text);
}

function attributeOf(object: SchemaObject, attribute: string): unknown {
  return (object.attributes as Record<string, unknown>)[attribute];
}

/** The engine's spelling of the elaborated attributes; the others stay as the model has them. */
function withPrinted(object: AnyObject, printed: Catalog, dialect: Dialect): SchemaObject {
  const found = printed.get(object.id);
  if (found === undefined) return object;
  const spelled = (dialect.elaborated[object.kind] ?? []).map((name) => [name, attributeOf(found, name)] as const);
  const attributes = {
    ...object.attributes,
    ...Object.fromEntries(spelled.filter(([, value]) => value !== undefined)),
  };
  const { dependsOn, shape } = found;
  return {
    ...object,
    attributes,
    ...(dependsOn === undefined ? {} : { dependsOn }),
    ...(shape === undefined ? {} : { shape }),
  };
}

/** Cheap to make, and often meant without being named. */
const FREE_STANDING: readonly ObjectKind[] = ["schema", "extension", "collation", ...TYPE_KINDS, "sequence"];

/**
 * The part of a model that must exist for some objects to exist: their tables, whole but for foreign keys, whatever
 * these need, and the cheap free-standing objects that an expression may mention without saying so.
 */
function neededFor(objects: readonly AnyObject[], model: Catalog, dialect: Dialect): Catalog {
  const edges = dependencies(model, dialect.diffRules);
  const wanted = new Set<string>();
  const queue: AnyObject[] = [];
  const want = (object: AnyObject | undefined): void => {
    if (object === undefined || object.kind === "foreignKey" || wanted.has(keyOf(object.id))) return;
    wanted.add(keyOf(object.id));
    queue.push(object);
  };
  for (const object of model) if (FREE_STANDING.includes(object.kind)) want(object);
  objects.forEach(want);
  for (let object = queue.pop(); object !== undefined; object = queue.pop()) {
    for (const key of edges.get(keyOf(object.id)) ?? []) want(model.getByKey(key));
    if (object.kind === "table") for (const member of model.members(object.id)) if (isShape(member)) want(member);
    const parent = parentOf(object.id);
    if (parent !== undefined) want(model.get(parent) as AnyObject | undefined);
  }
  return model.filter((object) => wanted.has(keyOf(object.id)));
}

/** What an expression or a view may rely on: columns, and the keys that let a view group by them. */
function isShape(member: AnyObject): boolean {
  return member.kind === "column" || member.kind === "primaryKey";
}

/** @param others what no model can say, such as domains, of which columns may be */
async function printedBy(
  connection: Connection,
  model: Catalog,
  others: readonly Unmodelled[],
  dialect: Dialect,
): Promise<Catalog> {
  await buildSchema(connection, model, others, dialect);
  return await dialect.introspect(connection, schemasOf(model));
}

/**
 * Makes a schema in an empty shadow. Roles are left out: the shadow may be on a server of which others have a part.
 *
 * @param others what the catalog cannot say
 * @throws MigrError `SHADOW_FAILED` when the engine refuses an object, which is named
 */
export async function buildSchema(
  connection: Connection,
  model: Catalog,
  others: readonly Unmodelled[],
  dialect: Dialect,
): Promise<void> {
  const own = model.filter(({ id }) => !isServerWide(id));
  const operations = diff(Catalog.EMPTY, own, dialect.diffRules);
  const { schemas } = schemasOf(model);
  const isTable = (operation: Operation): boolean => operation.verb === "create" && operation.object.kind === "table";
  const tables = operations.findIndex(isTable);
  for (const [at, operation] of operations.entries()) {
    if (at === tables) await standIn(connection, others);
    await runInShadow(connection, operation, dialect, schemas);
  }
  if (tables === -1) await standIn(connection, others);
}

/** What the shadow cannot make it lacks; a table that needs it is refused, by name. */
async function standIn(connection: Connection, others: readonly Unmodelled[]): Promise<void> {
  let left = others.flatMap((other) => other.standIn ?? []);
  for (let before = left.length + 1; left.length > 0 && left.length < before; ) {
    before = left.length;
    const failed: string[] = [];
    for (const sql of left) if (!(await succeeds(connection, sql))) failed.push(sql);
    left = failed;
  }
}

/** Types may be of types that are only made after them, so a refusal is no error yet. */
async function succeeds(connection: Connection, sql: string): Promise<boolean> {
  try {
    await connection.query(sql);
    return true;
  } catch (error) {
    if (error instanceof DatabaseError) return false;
    throw error;
  }
}

async function runInShadow(
  connection: Connection,
  operation: Operation,
  dialect: Dialect,
  schemas: readonly string[],
): Promise<void> {
  const statements = await dialect.compile([operation], {
    isPartial: true,
    catalog: async () => await dialect.introspect(connection, { schemas }),
  });
  for (const { sql, params } of statements) {
    try {
      await connection.query(sql, params);
    } catch (error) {
      throw shadowError(operation, error, await dialect.session.version(connection));
    }
  }
}

function shadowError(operation: Operation, error: unknown, version: string): unknown {
  if (!(error instanceof DatabaseError) || operation.verb === "execute" || operation.verb === "insert") return error;
  const subject = describe(subjectOf(operation));
  return new MigrError(
    "SHADOW_FAILED",
    `The shadow database (version ${version}) refuses the ${subject}: ${messageOf(error)}`,
    {
      cause: error,
      hint: "Correct the model. Where it needs an extension or a version that the shadow lacks, name a real server: shadow: { url } in the config.",
      fields: { ...error.fields },
    },
  );
}

/** The schemas that a catalog mentions besides the default one. */
export function schemasOf(catalog: Catalog): { readonly schemas: readonly string[] } {
  const names = new Set<string>();
  for (const { id } of catalog) {
    if (id.kind === "schema") names.add(id.name);
    else if (id.schema !== "") names.add(id.schema);
  }
  return { schemas: [...names].sort() };
}
