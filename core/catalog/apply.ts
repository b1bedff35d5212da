/**
 * Operations applied to a catalog: what a database's schema will be, without a database.
 *
 * @module
 */
import type { Operation, RenameOperation } from "../operations/operation.ts";
import type { Catalog } from "./catalog.ts";
import { collationParts, collationText, identifiersIn, replaceCalls, replaceIdentifiers } from "./identifiers.ts";
import { heirsOf } from "./inherit.ts";
import { columnsOf, mapId, type Relation, visitNames } from "./names.ts";
import {
  type AnyObject,
  type Attributes,
  isKind,
  isRelation,
  keyOf,
  NAMED_TYPE_KINDS,
  type ObjectId,
  type ObjectKind,
  parentOf,
  type SchemaObject,
} from "./object.ts";
import { idInSchema, isEnumValue, renameEnumValue, renameSchema, renameTrigger, withCollation } from "./renamed.ts";

/**
 * The catalog after an operation. `execute` and `insert` leave it as it is: what raw SQL does only the engine knows.
 *
 * @throws MigrError `CATALOG_INVALID` when something is created twice or renamed to a name that is taken.
 * @example apply(catalog, { verb: "rename", from: usersId, to: accountsId })
 */
export function apply(catalog: Catalog, operation: Operation): Catalog {
  switch (operation.verb) {
    case "create":
      return catalog.and([operation.object, ...(operation.parts ?? [])]);
    case "alter": {
      const object = catalog.get(operation.id);
      if (object === undefined) return catalog;
      return catalog.with({ ...object, attributes: alterAttributes(object.attributes, operation.from, operation.to) });
    }
    case "drop":
      return dropFrom(catalog, operation.object.id);
    case "rename":
      return rename(catalog, operation);
    case "execute":
    case "insert":
      return catalog;
  }
}

/** Attributes with a change applied: keys that `to` lacks go back to their default. */
export function alterAttributes<A extends Attributes>(attributes: A, from: Partial<A>, to: Partial<A>): A {
  const changed: Record<string, unknown> = { ...attributes };
  for (const key of Object.keys(from)) delete changed[key];
  for (const [key, value] of Object.entries(to)) {
    if (value === undefined || value === null) delete changed[key];
    else changed[key] = value;
  }
  return changed as A;
}

/** Dropping takes along what lives in an object, and with a column the constraints and indexes that involve it. */
function dropFrom(catalog: Catalog, id: ObjectId): Catalog {
  const home = id.kind === "column" ? parentOf(id) : undefined;
  const involved = home === undefined ? [] : catalog.members(home).filter((object) => involves(object, id));
  const taken = [...heirsOf(catalog, id), ...involved, ...saidOfColumns(catalog, id)];
  return catalog.without([id, ...taken.map((object) => object.id)]);
}

/** Kinds with columns that are no objects, so that what is said of them lives in nothing. */
const WITH_OTHER_COLUMNS: readonly ObjectKind[] = ["view", "materializedView", "compositeType"];

function saidOfColumns(catalog: Catalog, { kind, schema, name }: ObjectId): AnyObject[] {
  if (!WITH_OTHER_COLUMNS.includes(kind)) return [];
  return [...catalog].filter(({ id }) => id.on === "column" && id.table === name && id.schema === schema);
}

function involves(object: AnyObject, column: ObjectId): boolean {
  if (columnsOf(object).includes(column.name)) return true;
  if (isKind(object, "check")) return identifiersIn(object.attributes.expression).has(column.name);
  if (!isKind(object, "index")) return false;
  const texts = [object.attributes.where, ...object.attributes.keys.map((key) => key.expression)];
  return texts.some((text) => text !== undefined && identifiersIn(text).has(column.name));
}

/** Columns and checks of partitions and children are renamed together with those that they come from. */
function rename(catalog: Catalog, operation: RenameOperation): Catalog {
  const { from, to } = operation;
  if (from.kind !== "column" && from.kind !== "check") return renameOne(catalog, operation);
  const heirs = heirsOf(catalog, from).map(({ id }) => ({ from: id, to: { ...id, name: to.name } }));
  return [{ from, to }, ...heirs].reduce(renameOne, catalog);
}

/**
 * The catalog after renames. Those of constraints, indexes and the like, which nothing mentions by name but their comments, are
 * made together.
 */
export function renameAll(catalog: Catalog, renames: readonly Pick<RenameOperation, "from" | "to">[]): Catalog {
  const [first] = renames;
  if (first === undefined) return catalog;
  const other = renames.findIndex(({ from }) => !UNMENTIONED.includes(from.kind));
  if (other === 0) return renameAll(apply(catalog, { verb: "rename", ...first }), renames.slice(1));
  const together = other === -1 ? renames : renames.slice(0, other);
  const renamed = new Map(together.map(({ from, to }) => [keyOf(from), to]));
  const renameId = (id: ObjectId): ObjectId =>
    (UNMENTIONED.includes(id.kind) ? renamed.get(keyOf(id)) : undefined) ?? id;
  return renameAll(renameIds(catalog, renameId), other === -1 ? [] : renames.slice(other));
}

/** Kinds whose names stand in ids alone. */
const UNMENTIONED: readonly ObjectKind[] = ["primaryKey", "unique", "exclusion", "foreignKey", "index"];

function renameIds(catalog: Catalog, renameId: (id: ObjectId) => ObjectId): Catalog {
  return catalog.map((object) => {
    const { dependsOn, managedBy } = object;
    return {
      ...object,
      id: mapId(object.id, renameId),
      ...(dependsOn === undefined ? {} : { dependsOn: dependsOn.map((need) => mapId(need, renameId)) }),
      ...(managedBy === undefined ? {} : { managedBy: mapId(managedBy, renameId) }),
    } as SchemaObject;
  });
}

function renameOne(catalog: Catalog, { from, to }: Pick<RenameOperation, "from" | "to">): Catalog {
  const fromKey = keyOf(from);
  const inSchema = from.kind === "schema";
  const renameId = (id: ObjectId): ObjectId =>
    inSchema ? idInSchema(id, from.name, to.name) : keyOf(id) === fromKey ? to : id;
  return catalog.map((object) => {
    const mapped = renamedIn(object, from, to);
    const id = withArguments(mapId(mapped.id, renameId), from, to);
    const dependsOn = object.dependsOn?.map((need) => withArguments(mapId(need, renameId), from, to));
    const managedBy = object.managedBy === undefined ? undefined : mapId(object.managedBy, renameId);
    return {
      ...mapped,
      id,
      ...(dependsOn === undefined ? {} : { dependsOn }),
      ...(managedBy === undefined ? {} : { managedBy }),
    } as SchemaObject;
  });
}

function renamedIn(object: AnyObject, from: ObjectId, to: ObjectId): SchemaObject {
  if (isEnumValue(from)) return renameEnumValue(object, from, to);
  switch (from.kind) {
    case "role":
      return renameRole(object, from.name, to.name);
    case "schema":
      return renameSchema(object, from.name, to.name);
    case "trigger":
      return renameTrigger(object, from, to);
    default:
      return renameInside(object, from, to);
  }
}

/** What names roles in its attributes: owners, policies, memberships, foreign servers. */
interface NamesRoles {
  readonly role?: string;
  readonly roles?: readonly string[];
  readonly grantors?: readonly string[];
  readonly users?: Readonly<Record<string, object>>;
}

/** Whoever names a role in an id or in attributes calls it by its new name. */
function renameRole({ id, attributes, ...object }: AnyObject, from: string, to: string): SchemaObject {
  const renamed = (name: string): string => (name === from ? to : name);
  const { role, roles, grantors, users } = attributes as NamesRoles;
  const name =
    id.kind === "defaultPrivilege"
      ? replaceIdentifiers(id.name, (found) => (found === from ? to : undefined))
      : id.kind === "membership"
        ? renamed(id.name)
        : id.name;
  return {
    ...object,
    id: { ...id, name, ...(id.role === undefined ? {} : { role: renamed(id.role) }) },
    attributes: {
      ...attributes,
      ...(role === undefined ? {} : { role: renamed(role) }),
      ...(roles === undefined ? {} : { roles: roles.map(renamed).sort() }),
      ...(grantors === undefined ? {} : { grantors: grantors.map(renamed) }),
      ...(users === undefined
        ? {}
        : { users: Object.fromEntries(Object.entries(users).map(([user, options]) => [renamed(user), options])) }),
    },
  };
}

/** Types of arguments, and those between which a cast is, that are called otherwise now. */
function withArguments<K extends ObjectKind>(id: ObjectId<K>, from: ObjectId, to: ObjectId): ObjectId<K> {
  if (!(isType(from) || isRelation(from))) return id;
  const renamed = (text: string): string =>
    replaceIdentifiers(text, (name) => (name === from.name ? to.name : undefined));
  if (id.kind === "cast" || id.on === "cast") return { ...id, name: renamed(id.name) };
  return id.arguments === undefined ? id : { ...id, arguments: renamed(id.arguments) };
}

function isType({ kind, table }: ObjectId): boolean {
  return NAMED_TYPE_KINDS.includes(kind) && (table === undefined || kind === "rangeType");
}

function isRoutine({ kind }: ObjectId): boolean {
  return kind === "function" || kind === "procedure" || kind === "aggregate";
}

/** Whether an object may say the name of a column; it does not where the engine has told what it reads, and that is not among it. */
function reads({ id, dependsOn }: AnyObject, { schema, table, name }: ObjectId): boolean {
  if (dependsOn === undefined || (id.schema === schema && (id.table ?? id.name) === table)) return true;
  const isMeant = (need: ObjectId): boolean =>
    need.table === undefined ? isRelation(need) && need.name === table : need.table === table && need.name === name;
  return dependsOn.some((need) => need.schema === schema && isMeant(need));
}

/** Kinds that name the functions that they are made of without calling them: `FUNCTION = less`. */
const MADE_OF_FUNCTIONS: readonly ObjectKind[] = [
  "baseType",
  "language",
  "accessMethod",
  "conversion",
  "operator",
  "aggregate",
  "textSearchParser",
  "textSearchTemplate",
];

function isMadeOf({ kind, dependsOn = [] }: AnyObject, routine: ObjectId): boolean {
  return MADE_OF_FUNCTIONS.includes(kind) && dependsOn.some((need) => keyOf(need) === keyOf(routine));
}

function renameInside(object: AnyObject, from: ObjectId, to: ObjectId): SchemaObject {
  const ofRelation = isRelation(from);
  const isColumn = from.kind === "column";
  const isRenamed = (relation: Relation, name: string | undefined): boolean =>
    relation.schema === from.schema && relation.name === name;
  const isReader = !isColumn || reads(object, from);
  const replaceName = (text: string): string =>
    replaceIdentifiers(text, (name) => (name === from.name ? to.name : undefined));
  return visitNames(object as SchemaObject, {
    relation: (relation) => (ofRelation && isRenamed(relation, from.name) ? to.name : relation.name),
    column: (relation, column) =>
      isColumn && column === from.name && isRenamed(relation, from.table) ? to.name : column,
    type: (type) => (isType(from) || ofRelation ? replaceName(type) : type),
    expression: (text, scope) => {
      if (isRoutine(from)) {
        const called = replaceCalls(text, (name) => (name === from.name ? to.name : undefined));
        return isMadeOf(object, from) ? replaceName(called) : called;
      }
      if (from.kind === "collation") return withCollation(text, from, to);
      const isNamed = ofRelation || isType(from);
      const visible = isColumn ? isReader && (scope === undefined || isRenamed(scope, from.table)) : isNamed;
      return visible ? replaceName(text) : text;
    },
    collation: (text) => {
      const { schema, name } = collationParts(text);
      const isMeant = from.kind === "collation" && schema === from.schema && name === from.name;
      return isMeant ? collationText(to) : text;
    },
  });
}
