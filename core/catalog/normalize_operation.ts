/**
 * Hand-written operations in a dialect's normal form: `jsonb` is `text` in SQLite, `int` is `integer` in PostgreSQL.
 *
 * @module
 */

import type { AlterOperation, Operation } from "../operations/operation.ts";
import { type Attributes, canonical, type ObjectKind, type SchemaObject, schemaObject } from "./object.ts";

/** What a dialect knows about normal forms. */
export interface NormalForms {
  normalize<K extends ObjectKind>(object: SchemaObject<K>): SchemaObject<K>;
  /** Attributes whose text only the engine can bring into normal form. */
  readonly elaborated: Readonly<Partial<Record<ObjectKind, readonly string[]>>>;
}

/** What an object of a kind cannot be without, so that a part of its attributes can be normalised; absent: a definition. */
const NEEDED: Readonly<Partial<Record<ObjectKind, Attributes>>> = {
  column: { type: "" },
  primaryKey: { columns: [] },
  unique: { columns: [] },
  check: { expression: "" },
  exclusion: { elements: [] },
  foreignKey: { columns: [], references: { schema: "", table: "", columns: [] } },
  index: { keys: [] },
  function: { language: "" },
  procedure: { language: "" },
  owner: { role: "" },
  enum: { values: [] },
  domain: { type: "" },
  compositeType: { fields: [] },
  baseType: { with: {} },
  textSearchDictionary: { template: "" },
  textSearchConfiguration: { parser: "" },
  foreignServer: { wrapper: "" },
  foreignTable: { server: "" },
  statistics: { keys: [] },
  subscription: { connection: "", publications: [] },
  securityLabel: { labels: {} },
  comment: { text: "" },
  sequenceOwner: { table: "", column: "" },
};

/**
 * The operation with what it creates, or changes something to, in normal form. Idempotent. What is dropped or renamed
 * stays as it is, because only its name counts; so does a changed default or expression where its normal form depends on
 * what the alteration does not say.
 *
 * @throws MigrError `OPERATION_UNSUPPORTED` when the engine has no such thing.
 */
export function normalizeOperation(operation: Operation, forms: NormalForms): Operation {
  if (operation.verb === "alter") return normalizeAlteration(operation, forms);
  if (operation.verb !== "create") return operation;
  const { object, parts } = operation;
  return {
    ...operation,
    object: forms.normalize(object),
    ...(parts === undefined ? {} : { parts: parts.map((part) => forms.normalize(part)) }),
  };
}

function normalizeAlteration(operation: AlterOperation, { normalize, elaborated }: NormalForms): AlterOperation {
  const { id, from, to } = operation;
  const filler = NEEDED[id.kind] ?? { definition: "" };
  const isKept = (key: string): boolean => elaborated[id.kind]?.includes(key) === true;
  const [kept, plain] = partition(to, isKept);
  const empty = attributesOf(normalize(schemaObject(id, filler as Attributes)));
  const normal = attributesOf(normalize(schemaObject(id, { ...filler, ...plain } as Attributes)));
  // What was filled in is left out again, unless it followed from what was given: a type from an identity.
  const [changed] = partition(normal, (key) => key in plain || canonical(normal[key]) !== canonical(empty[key]));
  // What is the default in normal form is not said, but was meant to change.
  const [reset] = partition(plain, (key) => !(key in normal) && !(key in from));
  return { ...operation, from: { ...from, ...reset }, to: { ...changed, ...kept } };
}

type Values = Readonly<Record<string, unknown>>;

function attributesOf(object: SchemaObject): Values {
  return object.attributes as Values;
}

/** The entries that pass a test, and the others. */
function partition(values: object, test: (key: string) => boolean): [Values, Values] {
  const entries = Object.entries(values);
  const passing = entries.filter(([key]) => test(key));
  return [Object.fromEntries(passing), Object.fromEntries(entries.filter(([key]) => !test(key)))];
}
