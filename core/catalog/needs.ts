/**
 * What objects need by name besides relations, columns, types and collations, which the visitor of `names.ts` finds.
 *
 * @module
 */
import { quotedName, unquotedName } from "./identifiers.ts";
import type { AnyObject, Attributes, FunctionAttributes, ObjectId, ObjectKind, SchemaObject } from "./object.ts";

type Needs<K extends ObjectKind> = (attributes: Attributes<K>, id: ObjectId<K>) => readonly (ObjectId | undefined)[];

const NEEDS: { readonly [K in ObjectKind]?: Needs<K> } = {
  membership: ({ grantors = [] }, { name, role: member }) => [
    role(name),
    role(member),
    ...grantors.flatMap((grantor) => [role(grantor), { kind: "membership" as const, schema: "", name, role: grantor }]),
  ],
  table: ({ accessMethod }) => [inDatabase("accessMethod", accessMethod)],
  materializedView: ({ accessMethod }) => [inDatabase("accessMethod", accessMethod)],
  index: ({ method }) => [inDatabase("accessMethod", method)],
  exclusion: ({ method }) => [inDatabase("accessMethod", method)],
  operatorFamily: (_, { arguments: method }) => [inDatabase("accessMethod", method)],
  operatorClass: (_, { arguments: method }) => [inDatabase("accessMethod", method)],
  function: languageOf,
  procedure: languageOf,
  transform: (_, { name }) => [inDatabase("language", unquotedName(/ LANGUAGE (.*)$/s.exec(name)?.[1] ?? ""))],
  owner: (attributes) => [role(attributes.role)],
  grant: ({ by = {} }, id) => [
    role(id.role),
    ...Object.values(by).flatMap((grantors) => grantors.flatMap((name) => [role(name), { ...id, role: name }])),
  ],
  defaultPrivilege: (_, id) => [role(id.role)],
  policy: ({ roles = [] }) => roles.map(role),
  extension: ({ schema }) => [inDatabase("schema", schema)],
  textSearchDictionary: ({ template }) => [named("textSearchTemplate", template)],
  textSearchConfiguration: ({ parser, mappings = {} }) => [
    named("textSearchParser", parser),
    ...Object.values(mappings).flatMap((list) => list.map((name) => named("textSearchDictionary", name))),
  ],
  foreignServer: ({ wrapper, users = {} }) => [
    inDatabase("foreignDataWrapper", wrapper),
    ...Object.keys(users).map(role),
  ],
  foreignTable: ({ server }) => [inDatabase("foreignServer", server)],
  publication: ({ schemas = [] }) => schemas.map((name) => inDatabase("schema", name)),
  publicationTable: (_, { name }) => [inDatabase("publication", name)],
};

/** A language, and what its functions are handed in a way of its own. */
function languageOf({ language, transforms = [] }: FunctionAttributes): ReturnType<Needs<"function">> {
  const names = transforms.map((type) => `${type} LANGUAGE ${quotedName(language)}`);
  return [inDatabase("language", language), ...names.map((name) => inDatabase("transform", name))];
}

/** Ids that an object names; whether there are such objects is for the catalog to say. */
export function namedBy(object: SchemaObject): ObjectId[] {
  const { kind, attributes, id } = object as AnyObject;
  const needs = NEEDS[kind] as Needs<ObjectKind> | undefined;
  return (needs?.(attributes, id) ?? []).filter((need) => need !== undefined);
}

function role(name: string | undefined): ObjectId | undefined {
  return inDatabase("role", name);
}

/** What has no schema. */
function inDatabase(kind: ObjectKind, name: string | undefined): ObjectId | undefined {
  return name === undefined || name === "" ? undefined : { kind, schema: "", name };
}

/** `name`, `schema.name` or `"schema"."name"`. */
function named(kind: ObjectKind, text: string | undefined): ObjectId | undefined {
  const [first = "", second] = (text?.match(/"(?:[^"]|"")+"|[^.]+/g) ?? []).map(unquotedName);
  if (first === "") return undefined;
  return second === undefined ? { kind, schema: "", name: first } : { kind, schema: first, name: second };
}
