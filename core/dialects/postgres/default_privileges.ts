/**
 * What `ALTER DEFAULT PRIVILEGES` gives to new objects. They hold for whoever makes an object, and who runs a script is not
 * known beforehand: so what is taken from a new object, or given back to it, is such that it does no harm where the defaults
 * of somebody else would have been those that hold.
 *
 * @module
 */
import type { Catalog } from "../../catalog/catalog.ts";
import { onlyAdds } from "../../catalog/enum_values.ts";
import type { Given, GivenWith } from "../../catalog/given.ts";
import { unquotedName } from "../../catalog/identifiers.ts";
import type { Change } from "../../catalog/inherit.ts";
import {
  type CompositeTypeAttributes,
  type DomainAttributes,
  type EnumAttributes,
  type FunctionAttributes,
  type GrantAttributes,
  isKind,
  type ObjectId,
  type ObjectKind,
  type SchemaObject,
  schemaObject,
} from "../../catalog/object.ts";
import { keepsOrder, retyped } from "./rules/data_types.ts";
import { keepsSequence, serialName } from "./rules/identity.ts";
import { CURRENT_USER } from "./rules/privilege.ts";
import { isReplaceable } from "./rules/routine.ts";

/** What the statement calls kinds of objects. */
const WORDS: Readonly<Partial<Record<ObjectKind, string>>> = {
  schema: "SCHEMAS",
  table: "TABLES",
  foreignTable: "TABLES",
  view: "TABLES",
  materializedView: "TABLES",
  sequence: "SEQUENCES",
  function: "FUNCTIONS",
  procedure: "FUNCTIONS",
  aggregate: "FUNCTIONS",
  enum: "TYPES",
  domain: "TYPES",
  compositeType: "TYPES",
  rangeType: "TYPES",
  baseType: "TYPES",
};

/** What everybody may do with new objects unless somebody says otherwise. */
const EVERYBODY: Readonly<Record<string, readonly string[]>> = { FUNCTIONS: ["EXECUTE"], TYPES: ["USAGE"] };

/** One default privilege, taken apart. */
interface Default {
  /** Whose objects it is about. */
  readonly maker: string;
  /** Absent: all schemas. */
  readonly schema?: string;
  readonly words: string;
  readonly to: string;
  readonly attributes: GrantAttributes;
}

/** Tells what objects that are made in a database come with; nothing where it has no default privileges. */
export function givenWith(base: Catalog, to: Catalog): GivenWith {
  // Those that go do so before anything is made.
  const kept = base.ofKind("defaultPrivilege").filter(({ id }) => to.has(id));
  const defaults = kept.flatMap(readDefault);
  if (defaults.length === 0) return () => [];
  return (change) => {
    const made = madeBy(change);
    if (made === undefined) return [];
    const words = WORDS[made.id.kind];
    const isHere = (name: string): boolean =>
      name === made.id.schema || (made.id.schema === "" && !base.has({ kind: "schema", schema: "", name }));
    const inForce = defaults.filter(
      (each) => each.words === words && (each.schema === undefined || isHere(each.schema)),
    );
    return inForce.length === 0 ? [] : given(made, inForce, ownerOf(made, to));
  };
}

/** What is made, and the object with which that comes. */
interface Made {
  readonly id: ObjectId;
  readonly of: ObjectId;
}

/** The sequence that a column has in the place of another one. */
export function madeBeside(change: Change): ObjectId | undefined {
  const { before, alter } = change;
  const had = alter !== undefined && before?.kind === "column" ? before.attributes.identity : undefined;
  return had === undefined ? undefined : madeBy(change)?.id;
}

function madeBy({ after, before, alter }: Change): Made | undefined {
  if (after === undefined || after.managedBy !== undefined) return undefined;
  const { id } = after;
  if (isKind(after, "column")) {
    const had = alter !== undefined && before?.kind === "column" ? before.attributes.identity : undefined;
    const { identity } = after.attributes;
    if (identity === undefined || (had !== undefined && keepsSequence(had, identity))) return undefined;
    return { id: { kind: "sequence", schema: id.schema, name: serialName(after.id) }, of: id };
  }
  return alter === undefined || MADE_ANEW[id.kind]?.(alter.from as Values, alter.to as Values) === true
    ? { id, of: id }
    : undefined;
}

/** Kinds of which an alteration may put a new object in the place of the old one. */
const MADE_ANEW: Readonly<Partial<Record<ObjectKind, (from: Values, to: Values) => boolean>>> = {
  function: isOtherRoutine,
  procedure: isOtherRoutine,
  enum: (from, to) => !onlyAdds(from.values ?? [], to.values ?? []),
  domain: (from, to) => from.type !== to.type || from.collation !== to.collation,
  compositeType: ({ fields: from = [] }, { fields: to = [] }) => !keepsOrder(from, to) || retyped(from, to).length > 0,
};

type Values = Partial<EnumAttributes & DomainAttributes & CompositeTypeAttributes>;

function isOtherRoutine(from: object, to: object): boolean {
  return !isReplaceable(from as FunctionAttributes, to as FunctionAttributes);
}

/** The owner that the target names; absent: whoever makes it. */
function ownerOf({ of }: Made, to: Catalog): string | undefined {
  const kinds = of.kind === "column" ? (["table", "foreignTable"] as const) : [of.kind];
  const name = of.kind === "column" ? { schema: of.schema, name: of.table ?? "" } : of;
  return kinds
    .map((on) => to.get({ ...name, kind: "owner", on } as ObjectId<"owner">)?.attributes.role)
    .find((role) => role !== undefined);
}

function given({ id, of }: Made, defaults: readonly Default[], owner: string | undefined): Given[] {
  const byRole = new Map<string, { privileges: Set<string>; grantable: Set<string>; revoked: Set<string> }>();
  const noteFor = (role: string) => {
    const known = byRole.get(role) ?? { privileges: new Set(), grantable: new Set(), revoked: new Set() };
    byRole.set(role, known);
    return known;
  };
  for (const { maker, words, to, attributes } of defaults) {
    const { privileges = [], grantable = [], revoked = [] } = attributes;
    const own = to === maker || to === owner;
    const isOthers = (name: string): boolean => !own && !(to === "" && EVERYBODY[words]?.includes(name) === true);
    const note = noteFor(to);
    for (const name of privileges.filter(isOthers)) note.privileges.add(name);
    for (const name of grantable.filter(isOthers)) note.grantable.add(name);
    // Makers may take from themselves: whoever that is, the owner has it again.
    const loser = to === maker ? noteFor(owner ?? CURRENT_USER) : note;
    for (const name of revoked) loser.revoked.add(name);
  }
  return [...byRole].flatMap(([role, { privileges, grantable, revoked }]) => {
    const attributes = { privileges: [...privileges], grantable: [...grantable], revoked: [...revoked] };
    const grant = schemaObject({ ...id, kind: "grant", on: id.kind, role }, attributes);
    return [{ grant: grant as SchemaObject<"grant">, of }];
  });
}

const NAME = String.raw`("(?:[^"]|"")+"|[^"\s]+)`;
const PARTS = new RegExp(`^FOR ROLE ${NAME}(?: IN SCHEMA ${NAME})? ON (.+)$`);

function readDefault({ id, attributes }: SchemaObject<"defaultPrivilege">): Default[] {
  const [, maker, schema, words] = PARTS.exec(id.name) ?? [];
  if (maker === undefined || words === undefined) return [];
  const name = schema === undefined ? {} : { schema: unquotedName(schema) };
  return [{ maker: unquotedName(maker), ...name, words, to: id.role ?? "", attributes }];
}
