/**
 * What an extension that moves to another schema takes along: whoever uses its types and functions calls them otherwise
 * from then on, and has not changed.
 *
 * @module
 */
import type { Catalog } from "./catalog.ts";
import { unquotedName } from "./identifiers.ts";
import { type AnyObject, canonical, keyOf, type ObjectId, type SchemaObject } from "./object.ts";

/** Text that nobody but its function understands, and that does not follow. */
const NOT_FOLLOWING: readonly string[] = ["body", "text"];

/**
 * The catalog as it is called when the extensions are where the other one has them.
 *
 * @example followExtensions(base, to) // a column that was of the type `ext.citext` is of `citext`, as in `to`
 */
export function followExtensions(base: Catalog, to: Catalog): Catalog {
  const schemas = new Set(
    base.ofKind("extension").flatMap(({ id, attributes }) => {
      const [before, after] = [attributes.schema, to.get(id)?.attributes.schema];
      return !to.has(id) || before === after ? [] : [before ?? "", after ?? ""];
    }),
  );
  if (schemas.size === 0) return base;
  const own = new Set([...base, ...to].map(({ id }) => JSON.stringify([id.schema, id.table ?? id.name])));
  const plain = (text: string): string =>
    text.replace(QUALIFIED, (whole, schema: string, name: string) => {
      const [home, bare] = [schema, name].map(unquotedName);
      return schemas.has(home ?? "") && !own.has(JSON.stringify([home, bare])) ? name : whole;
    });
  const plainKey = (id: ObjectId): string =>
    keyOf(id.arguments === undefined ? id : { ...id, arguments: plain(id.arguments) });
  const wanted = new Map([...to].map((object) => [plainKey(object.id), object]));
  const follow = (id: ObjectId): ObjectId => wanted.get(plainKey(id))?.id ?? id;
  return base.map((object) => {
    const after = wanted.get(plainKey(object.id));
    const { dependsOn } = object;
    return {
      ...object,
      id: after?.id ?? object.id,
      attributes: after === undefined ? object.attributes : followed(object, after, plain),
      ...(dependsOn === undefined ? {} : { dependsOn: dependsOn.map(follow) }),
    } as SchemaObject;
  });
}

const NAME = String.raw`(?:"(?:[^"]|"")+"|[a-z_][\w$]*)`;
const QUALIFIED = new RegExp(String.raw`(?<![\w".$])(${NAME})\.(${NAME})`, "g");

/** Attributes that say the same but for the schema of what the extension has. */
function followed(before: AnyObject, after: AnyObject, plain: (text: string) => string): object {
  const wanted = after.attributes as Readonly<Record<string, unknown>>;
  const entries = Object.entries(before.attributes).map(([name, value]) => {
    const follows = before.kind !== "extension" && !NOT_FOLLOWING.includes(name);
    const isSame = follows && canonical(deeply(value, plain)) === canonical(deeply(wanted[name], plain));
    return [name, isSame ? wanted[name] : value];
  });
  return Object.fromEntries(entries);
}

function deeply(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((item) => deeply(item, change));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, deeply(item, change)]));
}
