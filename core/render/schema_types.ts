/**
 * Types of columns as calls of `migr/schema`.
 *
 * @module
 */
import { quotedName } from "../catalog/identifiers.ts";
import type { Identity, ObjectId } from "../catalog/object.ts";
import { type ModuleContext, record, valueText } from "./schema_text.ts";

/** A type as PostgreSQL prints it, and its function. */
const FUNCTIONS: Readonly<Record<string, string>> = {
  "double precision": "doublePrecision",
  "timestamp without time zone": "timestamp",
  "timestamp with time zone": "timestamptz",
  "time without time zone": "time",
  "time with time zone": "timetz",
  "character varying": "varchar",
  "bit varying": "varbit",
  pg_lsn: "pgLsn",
  pg_snapshot: "pgSnapshot",
};

/** Types whose function has their own name. */
const PLAIN = new Set(
  "smallint integer bigint numeric real money text bytea boolean date uuid json jsonb xml int4range int8range numrange daterange tsrange tstzrange int4multirange int8multirange nummultirange datemultirange tsmultirange tstzmultirange inet cidr macaddr macaddr8 point line lseg box path polygon circle tsvector tsquery oid regclass jsonpath blob any interval varchar timestamptz timetz".split(
    " ",
  ),
);

const TAKES_ARGUMENT = new Set("numeric varchar varbit timestamp timestamptz time timetz interval".split(" "));

const TEXTS = new Set(["text", "varchar"]);
const SERIALS: Readonly<Record<string, string>> = { smallint: "smallserial", integer: "serial", bigint: "bigserial" };

/** Every function of `migr/schema` that starts a column: no constant can have its name. */
export const TYPE_FUNCTIONS: readonly string[] = [
  ...PLAIN,
  ...Object.values(FUNCTIONS),
  ...Object.values(SERIALS),
  ..."char bit custom".split(" "),
];

/** A column's type as a call, and what its defaults look like. */
export function typeCall(
  type: string,
  identity: Identity | undefined,
  context: ModuleContext,
): [call: string, family: string] {
  if (type.endsWith("[]")) {
    const [base] = typeCall(type.slice(0, -2), undefined, context);
    return [`${base}.array()`, "array"];
  }
  if (identity?.generated === "serial" && SERIALS[type] !== undefined) {
    const { generated: _, ...options } = identity;
    const numbers = Object.entries(options).map(([key, value]) => [key, valueText(value)]);
    const text = record(Object.fromEntries(numbers));
    return [`${context.use(SERIALS[type])}(${text === "{}" ? "" : text})`, "number"];
  }
  const own = ownType(type, context);
  if (own !== undefined) return [`${context.constant(own)}()`, "own"];
  const [, base = type, argument, rest = ""] =
    /^([a-z_ ]+?)(?:\(([^)]*)\))?( with(?:out)? time zone)?$/i.exec(type) ?? [];
  const whole = `${base}${rest}`.toLowerCase();
  // SQLite has a `char` without a length, too, which is something else than `char(1)`.
  if (whole === "character" || whole === "bit" || (whole === "char" && argument !== undefined)) {
    const name = context.use(whole === "bit" ? "bit" : "char");
    return [`${name}(${argument === "1" ? "" : (argument ?? "")})`, whole === "bit" ? "bit" : "text"];
  }
  const name = FUNCTIONS[whole] ?? (PLAIN.has(whole) ? whole : undefined);
  if (name === undefined || (argument !== undefined && !TAKES_ARGUMENT.has(name))) {
    return [`${context.use("custom")}(${JSON.stringify(type)})`, "other"];
  }
  const isTime = /^time/.test(name) || name === "interval";
  const options = argument === undefined ? "" : isTime ? `{ precision: ${argument} }` : argument.replace(",", ", ");
  return [`${context.use(name)}(${options})`, TEXTS.has(name) ? "text" : name];
}

/** An enum, domain or composite type of the catalog. */
function ownType(type: string, context: ModuleContext): ObjectId | undefined {
  for (const kind of ["enum", "domain", "compositeType"] as const) {
    const found = context.catalog.ofKind(kind).find(({ id }) => typeName(id) === type);
    if (found !== undefined) return context.isDeclared(found.id) ? found.id : undefined;
  }
  return undefined;
}

function typeName({ schema, name }: ObjectId): string {
  const parts = schema === "" ? [name] : [schema, name];
  return parts.map(quotedName).join(".");
}
