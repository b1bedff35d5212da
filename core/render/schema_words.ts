/**
 * Which attributes the functions of `migr/schema` have words for. An object with another one is printed by its attributes,
 * so that nothing is lost when a kind learns something new.
 *
 * @module
 */
import type { AnyObject, Attributes, ObjectKind } from "../catalog/object.ts";

type Names<K extends ObjectKind> = readonly (keyof Attributes<K>)[];

const DEFERRAL = ["deferrable", "initiallyDeferred"] as const;
const STORAGE = ["with", "tablespace", "clustered", "replicaIdentity"] as const;
const ENFORCEMENT = ["notValid", "notEnforced"] as const;
const KEY: Names<"unique"> = [
  ...(["columns", "include", "nullsNotDistinct", "withoutOverlaps", "onConflict", "columnOptions"] as const),
  ...STORAGE,
  ...DEFERRAL,
];
const ROUTINE: Names<"function"> = [
  ...([
    "parameters",
    "returns",
    "language",
    "body",
    "sql",
    "library",
    "volatility",
    "strict",
    "securityDefiner",
  ] as const),
  ...(["leakproof", "window", "parallel", "cost", "rows", "support", "transforms", "set"] as const),
];

const WORDS: { readonly [K in ObjectKind]?: Names<K> } = {
  schema: [],
  extension: ["schema", "version"],
  enum: ["values"],
  domain: ["type", "collation", "notNull", "default", "checks"],
  compositeType: ["fields"],
  sequence: ["type", "start", "increment", "minValue", "maxValue", "cache", "cycle", "unlogged"],
  view: ["definition", "with", "defaults"],
  materializedView: ["definition", "with", "tablespace", "accessMethod", "noData", "columnStorage"],
  function: ROUTINE,
  procedure: ROUTINE,
  trigger: ["definition", "enabled"],
  policy: ["command", "restrictive", "roles", "using", "check"],
  table: [
    ...(["strict", "withoutRowid", "unlogged", "rowSecurity", "forceRowSecurity", "with", "partitionBy"] as const),
    ...(["partitionOf", "inherits", "of", "tablespace", "accessMethod", "replicaIdentity"] as const),
  ],
  foreignTable: ["server", "options", "partitionOf", "inherits"],
  column: [
    ...(["type", "notNull", "default", "identity", "generated", "collation", "notNullOnConflict"] as const),
    ...(["notNullConstraint", "storage", "compression", "statistics", "with", "options"] as const),
  ],
  primaryKey: KEY,
  unique: KEY,
  check: ["expression", "noInherit", "onConflict", ...ENFORCEMENT],
  foreignKey: [
    ...(["columns", "references", "onDelete", "onDeleteColumns", "onUpdate", "match", "period"] as const),
    ...DEFERRAL,
    ...ENFORCEMENT,
  ],
  exclusion: ["method", "elements", "include", "where", "with", "tablespace", "clustered", ...DEFERRAL],
  index: ["unique", "method", "keys", "include", "where", "nullsNotDistinct", "only", "statistics", ...STORAGE],
  owner: ["role"],
  grant: ["privileges", "grantable", "revoked"],
};

/** The function of its kind can say all of it. */
export function hasWords({ kind, attributes }: AnyObject): boolean {
  const known: readonly string[] | undefined = WORDS[kind];
  return known !== undefined && Object.keys(attributes).every((name) => known.includes(name));
}
