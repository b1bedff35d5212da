/**
 * Where objects name other objects: one visitor per kind, from which both the dependencies of an object and the
 * effects of a rename are derived.
 *
 * @module
 */
import {
  type Attributes,
  type ForeignKeyAttributes,
  type FunctionAttributes,
  type FunctionParameter,
  type IndexKey,
  isKind,
  type KeyAttributes,
  type ObjectId,
  type ObjectKind,
  parentOf,
  RELATION_KINDS,
  type SchemaObject,
  type StatisticsAttributes,
  type TableAttributes,
  type TableName,
  type TriggerAttributes,
} from "./object.ts";

/** A table or view by name. */
export interface Relation {
  readonly schema: string;
  readonly name: string;
}

/** Called for each name in an object's attributes; what it returns takes the name's place. */
export interface NameVisitor {
  relation(relation: Relation): string;
  column(relation: Relation, column: string): string;
  /** A type, which may name an enum. */
  type(type: string): string;
  /** An expression that can see the columns of a table, or, for a view, anything. */
  expression(expression: string, scope: Relation | undefined): string;
  /** A collation; see `collationParts`. */
  collation?(collation: string): string;
}

type Visit<K extends ObjectKind> = (attributes: Attributes<K>, home: Relation, visitor: NameVisitor) => Attributes<K>;

/** Kinds that are not here name nothing. */
const VISITS: { readonly [K in ObjectKind]?: Visit<K> } = {
  column: (column, home, visitor) => ({
    ...column,
    type: visitor.type(column.type),
    ...visitCollation(column, visitor),
    ...(column.default === undefined ? {} : { default: visitor.expression(column.default, home) }),
    ...(column.generated === undefined
      ? {}
      : { generated: { ...column.generated, expression: visitor.expression(column.generated.expression, home) } }),
  }),
  table: visitTable,
  foreignTable: (table, _home, visitor) => ({ ...table, ...visitParents(table, visitor) }),
  domain: (domain, _home, visitor) => ({
    ...domain,
    type: visitor.type(domain.type),
    ...visitCollation(domain, visitor),
    ...(domain.default === undefined ? {} : { default: visitor.expression(domain.default, undefined) }),
    ...(domain.checks === undefined
      ? {}
      : {
          checks: Object.fromEntries(
            Object.entries(domain.checks).map(([name, { expression, ...rest }]) => [
              name,
              { ...rest, expression: visitor.expression(expression, undefined) },
            ]),
          ),
        }),
  }),
  compositeType: ({ fields }, _home, visitor) => ({
    fields: fields.map((field) => ({ ...field, type: visitor.type(field.type), ...visitCollation(field, visitor) })),
  }),
  rangeType: visitDefinition,
  baseType: (type, _home, visitor) => ({
    with: Object.fromEntries(
      Object.entries(type.with).map(([name, value]) => [name, visitor.expression(value, undefined)]),
    ),
  }),
  statistics: visitStatistics,
  publicationTable: (table, home, visitor) => ({
    ...table,
    ...(table.columns === undefined ? {} : { columns: table.columns.map((name) => visitor.column(home, name)) }),
    ...visitWhere(table, home, visitor),
  }),
  primaryKey: visitKey,
  unique: visitKey,
  check: (check, home, visitor) => ({ ...check, expression: visitor.expression(check.expression, home) }),
  exclusion: (exclusion, home, visitor) => ({
    ...exclusion,
    elements: exclusion.elements.map((key) => visitIndexKey(key, home, visitor)),
    ...(exclusion.include === undefined
      ? {}
      : { include: exclusion.include.map((name) => visitor.column(home, name)) }),
    ...visitWhere(exclusion, home, visitor),
  }),
  foreignKey: visitForeignKey,
  index: (index, home, visitor) => ({
    ...index,
    keys: index.keys.map((key) => visitIndexKey(key, home, visitor)),
    ...(index.include === undefined ? {} : { include: index.include.map((name) => visitor.column(home, name)) }),
    ...visitWhere(index, home, visitor),
  }),
  sequenceOwner: (owner, home, visitor) => {
    const relation = { schema: home.schema, name: owner.table };
    return { table: visitor.relation(relation), column: visitor.column(relation, owner.column) };
  },
  view: visitDefinition,
  materializedView: visitDefinition,
  rule: visitDefinition,
  eventTrigger: visitDefinition,
  aggregate: visitDefinition,
  operator: visitDefinition,
  operatorFamily: visitDefinition,
  operatorClass: visitDefinition,
  cast: visitDefinition,
  transform: visitDefinition,
  conversion: visitDefinition,
  language: visitDefinition,
  accessMethod: visitDefinition,
  // SQLite's triggers are programs, in which a name alone says too little.
  trigger: (trigger, home, visitor) =>
    isCall(trigger.definition)
      ? { ...visitDefinition(trigger, home, visitor), ...visitPartitions(trigger, visitor) }
      : trigger,
  function: visitFunction,
  procedure: visitFunction,
  policy: (policy, home, visitor) => ({
    ...policy,
    ...(policy.using === undefined ? {} : { using: visitor.expression(policy.using, home) }),
    ...(policy.check === undefined ? {} : { check: visitor.expression(policy.check, home) }),
  }),
};

function visitStatistics(statistics: StatisticsAttributes, own: Relation, visitor: NameVisitor): StatisticsAttributes {
  const { of, keys } = statistics;
  const home = of === undefined ? own : { schema: of.schema, name: of.table };
  return {
    ...statistics,
    ...(of === undefined ? {} : { of: { ...of, table: visitor.relation(home) } }),
    keys: keys.map((key) => visitIndexKey(key, home, visitor)),
  };
}

function visitPartitions({ inPartitions }: TriggerAttributes, visitor: NameVisitor): Partial<TriggerAttributes> {
  if (inPartitions === undefined) return {};
  const renamed = inPartitions.map((at) => ({ ...at, table: visitor.relation({ schema: at.schema, name: at.table }) }));
  return { inPartitions: renamed };
}

/** A trigger calls a function, as PostgreSQL's do. */
export function isCall(definition: string): boolean {
  return / EXECUTE (?:FUNCTION|PROCEDURE) /.test(definition);
}

/** Visits every name in an object's attributes (not its id) and gives the object with the visitor's names. */
export function visitNames<K extends ObjectKind>(object: SchemaObject<K>, visitor: NameVisitor): SchemaObject<K> {
  const home = { schema: object.id.schema, name: object.id.table ?? object.id.name };
  const visit = VISITS[object.kind] as Visit<K> | undefined;
  return visit === undefined ? object : { ...object, attributes: visit(object.attributes, home, visitor) };
}

function visitDefinition<A extends { readonly definition: string }>(
  object: A,
  _home: Relation,
  visitor: NameVisitor,
): A {
  return { ...object, definition: visitor.expression(object.definition, undefined) };
}

/** A body that is a string stays as it is whatever is renamed; only one in standard SQL follows. */
function visitFunction(routine: FunctionAttributes, _home: Relation, visitor: NameVisitor): FunctionAttributes {
  const { parameters, returns, sql } = routine;
  return {
    ...routine,
    ...(parameters === undefined ? {} : { parameters: parameters.map((each) => visitParameter(each, visitor)) }),
    ...(returns === undefined ? {} : { returns: visitor.type(returns) }),
    ...(sql === undefined ? {} : { sql: visitor.expression(sql, undefined) }),
  };
}

function visitParameter(parameter: FunctionParameter, visitor: NameVisitor): FunctionParameter {
  const type = visitor.type(parameter.type);
  if (parameter.default === undefined) return { ...parameter, type };
  return { ...parameter, type, default: visitor.expression(parameter.default, undefined) };
}

/** The id under a changed table name, column name or own name; comments follow their target. */
export function mapId<K extends ObjectKind>(id: ObjectId<K>, rename: (target: ObjectId) => ObjectId): ObjectId<K> {
  if (id.on !== undefined) {
    const target = parentOf(id) as ObjectId;
    return { ...id, ...mapId(target, rename), kind: id.kind };
  }
  const renamed = rename(id) as ObjectId<K>;
  if (renamed !== id || id.table === undefined) return renamed;
  // Members hang on views and materialized views as well as on tables, and a member does not say on which.
  for (const kind of RELATION_KINDS) {
    const relation = { kind, schema: id.schema, name: id.table };
    const moved = rename(relation);
    if (moved !== relation) return { ...id, schema: moved.schema, table: moved.name };
  }
  return id;
}

/** The columns that a constraint or index names in its own table, expressions aside. */
export function columnsOf(object: SchemaObject): readonly string[] {
  if (isKind(object, "primaryKey") || isKind(object, "unique")) {
    return [...object.attributes.columns, ...(object.attributes.include ?? [])];
  }
  if (isKind(object, "foreignKey")) return object.attributes.columns;
  if (isKind(object, "index")) {
    return [...columnKeys(object.attributes.keys), ...(object.attributes.include ?? [])];
  }
  return isKind(object, "exclusion") ? columnKeys(object.attributes.elements) : [];
}

function columnKeys(keys: readonly IndexKey[]): string[] {
  return keys.flatMap((key) => (key.column === undefined ? [] : [key.column]));
}

function visitKey(key: KeyAttributes, home: Relation, visitor: NameVisitor): KeyAttributes {
  const column = (name: string): string => visitor.column(home, name);
  return {
    ...key,
    columns: key.columns.map(column),
    ...(key.include === undefined ? {} : { include: key.include.map(column) }),
    ...(key.columnOptions === undefined
      ? {}
      : {
          columnOptions: Object.fromEntries(
            Object.entries(key.columnOptions).map(([name, option]) => [column(name), option]),
          ),
        }),
  };
}

function visitForeignKey(key: ForeignKeyAttributes, home: Relation, visitor: NameVisitor): ForeignKeyAttributes {
  const target = { schema: key.references.schema, name: key.references.table };
  return {
    ...key,
    columns: key.columns.map((name) => visitor.column(home, name)),
    ...(key.onDeleteColumns === undefined
      ? {}
      : { onDeleteColumns: key.onDeleteColumns.map((name) => visitor.column(home, name)) }),
    references: {
      schema: target.schema,
      table: visitor.relation(target),
      columns: key.references.columns.map((name) => visitor.column(target, name)),
    },
  };
}

function visitTable(table: TableAttributes, home: Relation, visitor: NameVisitor): TableAttributes {
  const { partitionBy, of } = table;
  return {
    ...table,
    ...(partitionBy === undefined ? {} : { partitionBy: visitor.expression(partitionBy, home) }),
    ...visitParents(table, visitor),
    ...(of === undefined ? {} : { of: visitor.type(of) }),
  };
}

type Parents = Pick<TableAttributes, "partitionOf" | "inherits">;

function visitParents({ partitionOf, inherits }: Parents, visitor: NameVisitor): Parents {
  const renamed = <T extends TableName>(parent: T): T => ({
    ...parent,
    table: visitor.relation({ schema: parent.schema, name: parent.table }),
  });
  return {
    ...(partitionOf === undefined ? {} : { partitionOf: renamed(partitionOf) }),
    ...(inherits === undefined ? {} : { inherits: inherits.map(renamed) }),
  };
}

function visitIndexKey<T extends IndexKey>(key: T, home: Relation, visitor: NameVisitor): T {
  const sorted = { ...key, ...visitCollation(key, visitor) };
  if (key.column !== undefined) return { ...sorted, column: visitor.column(home, key.column) };
  return key.expression === undefined ? sorted : { ...sorted, expression: visitor.expression(key.expression, home) };
}

/** What sorts text in a way of its own. */
interface Collated {
  readonly collation?: string;
}

function visitCollation({ collation }: Collated, visitor: NameVisitor): Collated {
  if (collation === undefined || visitor.collation === undefined) return {};
  return { collation: visitor.collation(collation) };
}

function visitWhere(object: { readonly where?: string }, home: Relation, visitor: NameVisitor): { where?: string } {
  return object.where === undefined ? {} : { where: visitor.expression(object.where, home) };
}
