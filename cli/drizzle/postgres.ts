/**
 * Drizzle's objects for PostgreSQL.
 *
 * @module
 */
import type { Column, SQL } from "drizzle-orm";
import type {
  Index,
  PgColumn,
  PgEnum,
  PgMaterializedView,
  PgPolicy,
  PgSchema,
  PgSequence,
  PgTable,
  PgView,
} from "drizzle-orm/pg-core";
import { type AttributesByKind, type Dialect, MigrError, type ObjectId, type SchemaObject } from "../../core/mod.ts";
import {
  actionOf,
  type Casing,
  defaultOf,
  expressionIn,
  generatedOf,
  inReadingOrder,
  keyIn,
  nameIn,
  normal,
  respelled,
  said,
} from "./shared.ts";

type IndexKey = AttributesByKind["index"]["keys"][number];
type Identity = NonNullable<AttributesByKind["column"]["identity"]>;
type Library = typeof import("drizzle-orm/pg-core");
type TableConfig = ReturnType<Library["getTableConfig"]>;

/** What modules export. */
export interface Exported {
  readonly schemas: readonly PgSchema[];
  readonly enums: readonly PgEnum<[string, ...string[]]>[];
  readonly sequences: readonly PgSequence[];
  readonly tables: readonly PgTable[];
  readonly views: readonly PgView[];
  readonly materializedViews: readonly PgMaterializedView[];
  readonly policies: readonly PgPolicy[];
}

const SERIAL: Readonly<Record<string, string>> = { serial: "integer", bigserial: "bigint", smallserial: "smallint" };

export class PostgresReader {
  readonly #library: Library;
  readonly #dialect: Dialect;
  readonly #printer: InstanceType<Library["PgDialect"]>;
  readonly #schemas = new Set<string>();
  readonly #enums = new Map<string, SchemaObject>();

  constructor(library: Library, dialect: Dialect, casing: Casing) {
    this.#library = library;
    this.#dialect = dialect;
    this.#printer = new library.PgDialect(casing === undefined ? {} : { casing });
  }

  read(exported: Exported): SchemaObject[] {
    for (const { schemaName } of exported.schemas) this.#schemas.add(schemaName);
    for (const one of exported.enums) this.#addEnum(one);
    const sequences = exported.sequences.map((sequence) => this.#sequence(sequence));
    const tables = exported.tables.flatMap((table) => this.#table(this.#library.getTableConfig(table)));
    const linked = exported.policies.flatMap((policy) => this.#linkedPolicy(policy));
    const views = [
      ...exported.views.flatMap((view) => this.#view("view", this.#library.getViewConfig(view))),
      ...exported.materializedViews.flatMap((view) =>
        this.#view("materializedView", this.#library.getMaterializedViewConfig(view)),
      ),
    ];
    const schemas = [...this.#schemas]
      .filter((name) => name !== "")
      .map((name) => this.#object({ kind: "schema", schema: "", name }, {}));
    return [...schemas, ...this.#enums.values(), ...sequences, ...tables, ...linked, ...inReadingOrder(views)];
  }

  #object<K extends ObjectId["kind"]>(id: ObjectId<K>, attributes: Parameters<typeof normal<K>>[2]): SchemaObject {
    return normal(this.#dialect, { ...id, name: shortened(id.name) }, attributes);
  }

  #print = (sql: SQL): string => this.#printer.sqlToQuery(sql.inlineParams()).sql;

  #name = (column: Column): string => nameIn(this.#printer, column);

  /** Objects may be in a schema that nobody exports. */
  #home(schema: string | undefined): string {
    const home = schema === undefined || schema === "public" ? "" : schema;
    this.#schemas.add(home);
    return home;
  }

  #addEnum({ enumName, enumValues, schema }: PgEnum<[string, ...string[]]>): string {
    const home = this.#home(schema);
    const id: ObjectId<"enum"> = { kind: "enum", schema: home, name: enumName };
    this.#enums.set(`${home}.${enumName}`, this.#object(id, { values: [...enumValues] }));
    return [home, enumName]
      .filter((part) => part !== "")
      .map((part) => this.#dialect.quote(part))
      .join(".");
  }

  #sequence({ seqName = "", seqOptions, schema }: PgSequence): SchemaObject {
    return this.#object(
      { kind: "sequence", schema: this.#home(schema), name: seqName },
      sequenceOptions(seqOptions ?? {}),
    );
  }

  #table(config: TableConfig): SchemaObject[] {
    const schema = this.#home(config.schema);
    const { name } = config;
    const keyColumns = new Set(config.primaryKeys.flatMap((key) => key.columns.map((column) => column.name)));
    const secured = config.enableRLS || config.policies.length > 0;
    return [
      this.#object({ kind: "table", schema, name }, said({ rowSecurity: secured ? (true as const) : undefined })),
      ...config.columns.map((column) => this.#column(schema, name, column, keyColumns.has(column.name))),
      ...this.#keys(schema, config),
      ...config.checks.map((check) =>
        this.#object(
          { kind: "check", schema, table: name, name: check.name },
          { expression: expressionIn(name, this.#print(check.value), schema) },
        ),
      ),
      ...config.foreignKeys.map((key) => this.#foreignKey(schema, name, key)),
      ...config.indexes.map((index) => this.#index(schema, config, index)),
      ...config.policies.map((policy) => this.#policy(schema, name, policy)),
    ];
  }

  #column(schema: string, table: string, column: PgColumn, isInKey: boolean): SchemaObject {
    const sqlType = column.getSQLType();
    const serial = SERIAL[sqlType];
    const print = (sql: SQL): string => expressionIn(table, this.#print(sql), schema);
    return this.#object(
      { kind: "column", schema, table, name: this.#name(column) },
      said({
        type: serial ?? this.#typeOf(column),
        notNull: column.notNull || column.primary || isInKey || serial !== undefined ? (true as const) : undefined,
        default: defaultOf(column, this.#dialect, print),
        identity: serial === undefined ? identityOf(column) : { generated: "serial" as const },
        generated: generatedOf(column, print, "stored"),
      }),
    );
  }

  #typeOf(column: PgColumn): string {
    const { baseColumn, enum: values } = column as unknown as {
      baseColumn?: PgColumn;
      enum?: PgEnum<[string, ...string[]]>;
    };
    if (baseColumn !== undefined) return `${this.#typeOf(baseColumn)}[]`;
    return values === undefined ? column.getSQLType() : this.#addEnum(values);
  }

  #keys(schema: string, config: TableConfig): SchemaObject[] {
    const { name: table } = config;
    const single = config.columns.filter(({ primary }) => primary).map(this.#name);
    const keys = config.primaryKeys.map((key) => ({
      name: respelled(key.getName(), key.columns, this.#name),
      columns: key.columns.map(this.#name),
    }));
    if (single.length > 0) keys.push({ name: `${table}_pkey`, columns: single });
    const uniques = [
      ...config.columns
        .filter(({ isUnique }) => isUnique)
        .map((column) => ({
          name: column.uniqueName ?? `${table}_${column.name}_unique`,
          columns: [this.#name(column)],
          same: column.uniqueType === "not distinct",
        })),
      ...config.uniqueConstraints.map((key) => ({
        name: key.getName() ?? "",
        columns: key.columns.map(this.#name),
        same: key.nullsNotDistinct,
      })),
    ];
    return [
      ...keys.map(({ name, columns }) => this.#object({ kind: "primaryKey", schema, table, name }, { columns })),
      ...uniques.map(({ name, columns, same }) =>
        this.#object(
          { kind: "unique", schema, table, name },
          said({ columns, nullsNotDistinct: same ? (true as const) : undefined }),
        ),
      ),
    ];
  }

  #foreignKey(schema: string, table: string, key: TableConfig["foreignKeys"][number]): SchemaObject {
    const { columns, foreignTable, foreignColumns } = key.reference();
    const target = this.#library.getTableConfig(foreignTable);
    return this.#object(
      {
        kind: "foreignKey",
        schema,
        table,
        name: respelled(key.getName(), [...columns, ...foreignColumns], this.#name),
      },
      said({
        columns: columns.map(this.#name),
        references: {
          schema: this.#home(target.schema),
          table: target.name,
          columns: foreignColumns.map(this.#name),
        },
        onDelete: actionOf(key.onDelete),
        onUpdate: actionOf(key.onUpdate),
      }),
    );
  }

  #index(schema: string, config: TableConfig, { config: index }: Index): SchemaObject {
    const { columns, unique, where, with: settings, method } = index;
    const { name: table } = config;
    const keys = columns.map((key) => this.#indexKey(schema, config, key));
    const named = keys.map((key) => key.column ?? "expr");
    const parameters = Object.entries(settings ?? {}).map(([key, value]) => [key, String(value)]);
    return this.#object(
      { kind: "index", schema, table, name: index.name ?? `${table}_${named.join("_")}_index` },
      said({
        unique: unique ? (true as const) : undefined,
        method: method === undefined || method === "btree" ? undefined : method,
        keys,
        where: where === undefined ? undefined : expressionIn(table, this.#print(where), schema),
        with: parameters.length === 0 ? undefined : Object.fromEntries(parameters),
      }),
    );
  }

  #indexKey(schema: string, config: TableConfig, key: Index["config"]["columns"][number]): IndexKey {
    if ("queryChunks" in key) return keyIn(expressionIn(config.name, this.#print(key as SQL), schema));
    const { name, indexConfig = {} } = key as {
      name?: string;
      indexConfig?: { order?: string; nulls?: "first" | "last"; opClass?: string };
    };
    const column = config.columns.find((candidate) => candidate.name === name);
    const isDown = indexConfig.order === "desc";
    const usual = isDown ? "first" : "last";
    const nulls = indexConfig.nulls ?? usual;
    return said({
      column: column === undefined ? name : this.#name(column),
      opclass: indexConfig.opClass,
      order: isDown ? ("desc" as const) : undefined,
      nulls: nulls === usual ? undefined : nulls,
    });
  }

  #linkedPolicy(policy: PgPolicy): SchemaObject[] {
    const linked = (policy as unknown as { _linkedTable?: PgTable })._linkedTable;
    if (linked === undefined) {
      throw new MigrError("MODEL_ERROR", `The policy ${policy.name} belongs to no table.`, {
        hint: "List it in the third argument of pgTable(), or link() it to a table.",
      });
    }
    const { schema, name } = this.#library.getTableConfig(linked);
    return [this.#policy(this.#home(schema), name, policy)];
  }

  #policy(schema: string, table: string, policy: PgPolicy): SchemaObject {
    const { as, for: command, to, using, withCheck, name } = policy;
    const roles = [to ?? "public"]
      .flat()
      .map((role) => (typeof role === "string" ? role : (role as { name: string }).name));
    return this.#object(
      { kind: "policy", schema, table, name },
      said({
        command: command === undefined || command === "all" ? undefined : command,
        restrictive: as === "restrictive" ? (true as const) : undefined,
        roles: roles.includes("public") ? undefined : roles,
        using: using === undefined ? undefined : expressionIn(table, this.#print(using), schema),
        check: withCheck === undefined ? undefined : expressionIn(table, this.#print(withCheck), schema),
      }),
    );
  }

  #view(
    kind: "view" | "materializedView",
    config: {
      name: string;
      schema: string | undefined;
      isExisting: boolean;
      query?: SQL | undefined;
      with?: object | undefined;
      /** Of materialized views. */
      using?: string | undefined;
      tablespace?: string | undefined;
      withNoData?: boolean | undefined;
    },
  ): SchemaObject[] {
    if (config.isExisting || config.query === undefined) return [];
    const options = Object.entries(config.with ?? {}).map(([name, value]) => [underscored(name), String(value)]);
    return [
      this.#object(
        { kind, schema: this.#home(config.schema), name: config.name },
        said({
          definition: this.#print(config.query),
          with: options.length === 0 ? undefined : Object.fromEntries(options),
          accessMethod: config.using === "heap" ? undefined : config.using,
          tablespace: config.tablespace,
          noData: config.withNoData === true ? (true as const) : undefined,
        }),
      ),
    ];
  }
}

/** What PostgreSQL keeps of a name. */
function shortened(name: string): string {
  let kept = name;
  while (new TextEncoder().encode(kept).length > 63) kept = kept.slice(0, -1);
  return kept;
}

function underscored(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function identityOf(column: PgColumn): Identity | undefined {
  const { generatedIdentity } = column;
  if (generatedIdentity === undefined) return undefined;
  return { generated: generatedIdentity.type, ...sequenceOptions(generatedIdentity.sequenceOptions ?? {}) };
}

/** Options as decimal text, under the names that a catalog has for them. */
function sequenceOptions(options: object): AttributesByKind["sequence"] {
  const { startWith, increment, minValue, maxValue, cache, cycle } = options as Record<string, unknown>;
  const text = (value: unknown): string | undefined => (value === undefined ? undefined : String(value));
  return said({
    start: text(startWith),
    increment: text(increment),
    minValue: text(minValue),
    maxValue: text(maxValue),
    cache: text(cache),
    cycle: cycle === true ? (true as const) : undefined,
  });
}
