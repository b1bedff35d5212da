/**
 * What models say in other words on engines that lack a thing: enums without enum types, comments without comments.
 *
 * @module
 */
import { type ColumnAttributes, KIND_LABELS, type TableAttributes } from "../catalog/object.ts";
import type { Dialect } from "../dialects/dialect.ts";
import { MigrError } from "../errors.ts";
import type { ColumnDefinition, EnumDefinition, ObjectDefinition, TypeDefinition } from "./definition.ts";

interface Abilities {
  /** What the engine calls the schema that models leave out. */
  readonly defaultSchema: string;
  /** Enums are types of their own; otherwise their columns are texts with a check. */
  readonly enums: boolean;
  readonly comments: boolean;
  readonly arrays: boolean;
  /** Names that differ only in case are the same name. */
  readonly foldsNames: boolean;
  /** Names that are too long are cut or refused, so people must choose shorter ones. */
  readonly limitsNames: boolean;
  /** An integer that alone is the primary key numbers its rows only under this type. */
  readonly rowNumberType?: string;
  /** Types of the engine: their names mean them, whatever else is called so, unless a schema is said. */
  readonly typeNames?: ReadonlySet<string>;
}

const ABILITIES: Readonly<Record<Dialect["name"], Abilities>> = {
  postgres: {
    defaultSchema: "public",
    enums: true,
    comments: true,
    arrays: true,
    foldsNames: false,
    limitsNames: true,
    typeNames: new Set(
      (
        "any bit bool box bpchar bytea char cid cidr circle cstring date datemultirange daterange float4 float8 inet " +
        "int2 int4 int4multirange int4range int8 int8multirange int8range internal interval json jsonb jsonpath line " +
        "lseg macaddr macaddr8 money name numeric nummultirange numrange oid path point polygon record refcursor text " +
        "tid time timestamp timestamptz timetz trigger tsmultirange tsquery tsrange tstzmultirange tstzrange tsvector " +
        "unknown uuid varbit varchar void xid xid8 xml"
      ).split(" "),
    ),
  },
  sqlite: {
    defaultSchema: "main",
    enums: false,
    comments: false,
    arrays: false,
    foldsNames: true,
    limitsNames: false,
    rowNumberType: "integer",
  },
  mysql: {
    defaultSchema: "",
    enums: false,
    comments: true,
    arrays: false,
    foldsNames: true,
    limitsNames: true,
  },
};

export function abilitiesOf(dialect: Dialect): Abilities {
  return ABILITIES[dialect.name];
}

/** What of a column's type depends on its table. */
export interface TypePlace {
  readonly table: TableAttributes;
  /** The column alone is the table's primary key. */
  readonly isWholeKey: boolean;
}

/** The type of a column in the words of the dialect. */
export function typeOf(column: ColumnDefinition, place: TypePlace, dialect: Dialect): string {
  const able = abilitiesOf(dialect);
  const base = typeof column.type === "string" ? column.type : typeName(column.type, dialect);
  if (column.isArray === true) return able.arrays ? `${base}[]` : "text";
  return typeIn(base, place, dialect);
}

/** What a type that has a name becomes in its place. */
export function typeIn(base: string, place: TypePlace, dialect: Dialect): string {
  const able = abilitiesOf(dialect);
  if (able.rowNumberType !== undefined && place.isWholeKey && INTEGERS.includes(base)) return able.rowNumberType;
  return dialect.typeIn?.(base, place.table) ?? base;
}

const INTEGERS: readonly string[] = ["smallint", "integer", "bigint"];

export function isTypeDefinition(definition: { readonly kind: string }): definition is TypeDefinition {
  return ["enum", "domain", "compositeType"].includes(definition.kind);
}

/**
 * A type without a schema must not be called like one of the engine: its columns would get that one.
 *
 * @throws MigrError `MODEL_ERROR`
 */
export function assertOwnName({ kind, schema, name }: TypeDefinition, dialect: Dialect): void {
  if (schema !== "" || abilitiesOf(dialect).typeNames?.has(name) !== true) return;
  throw new MigrError(
    "MODEL_ERROR",
    `The ${KIND_LABELS[kind]} "${name}" is called like a type of the database itself.`,
    {
      hint: "Give it another name, or a schema: without one, the name means the other type.",
    },
  );
}

/** It is called like something of the engine, so that the default schema has to be said to mean it. */
export function namesEngineLike(definition: ObjectDefinition, dialect: Dialect): boolean {
  const { typeNames, defaultSchema } = abilitiesOf(dialect);
  if (typeNames === undefined || definition.schema !== defaultSchema) return false;
  if (isTypeDefinition(definition)) return typeNames.has(definition.name);
  // For functions there is no such list: object() says on purpose where they are.
  return definition.kind === "object" || definition.name.startsWith("pg_");
}

/** The name of an enum's type; `text` where there are no such types. */
export function typeName({ schema, name, ...type }: TypeDefinition, dialect: Dialect): string {
  if (!abilitiesOf(dialect).enums) return type.kind === "domain" ? type.type : "text";
  return schema === "" ? dialect.quote(name) : `${dialect.quote(schema)}.${dialect.quote(name)}`;
}

/** The check that stands for an enum type. */
export function enumCheck(type: EnumDefinition, column: string, dialect: Dialect): string {
  const values = type.values.map((value) => dialect.literal(value)).join(", ");
  return `${dialect.quote(column)} IN (${values})`;
}

/** Attributes of a column that follow from others on every engine: what numbers itself is never NULL. */
export function isNeverNull(column: ColumnDefinition, inPrimaryKey: boolean): Pick<ColumnAttributes, "notNull"> {
  if (column.notNull === false) return {};
  return column.notNull === true || column.identity !== undefined || inPrimaryKey ? { notNull: true } : {};
}
