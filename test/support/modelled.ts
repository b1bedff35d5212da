/**
 * What migr models, read from the types in `core/catalog/attributes.ts`: every kind with its attributes. So nobody has to keep
 * a list of what tests should reach.
 *
 * @module
 */
import { readFileSync } from "node:fs";
import { canonical, KINDS, type ObjectKind } from "../../core/catalog/object.ts";

/** An attribute, with a dot for what stands within: `identity.start`, `keys.opclass`. */
export interface ModelledAttribute {
  readonly path: string;
  /** The one engine that has it, if its comment begins with that engine's name. */
  readonly engine: "postgres" | "sqlite" | undefined;
  /** It may be absent. */
  readonly optional: boolean;
  /** The only values that it can have, where its type lists them: `"cascade"`, `true`. */
  readonly values: readonly string[];
}

interface Member extends Pick<ModelledAttribute, "engine" | "optional"> {
  readonly name: string;
  readonly type: string;
}

interface Interface {
  readonly parents: readonly string[];
  readonly members: readonly Member[];
}

/** All kinds and their attributes, the parts of an attribute among them. */
export function modelledAttributes(): ReadonlyMap<ObjectKind, readonly ModelledAttribute[]> {
  const source = readFileSync(new URL("../../core/catalog/attributes.ts", import.meta.url), "utf8");
  const interfaces = readInterfaces(source);
  const aliases = new Map(
    [...source.matchAll(/^export type (\w+) = ("[^;]*");$/gm)].map(([, name, type]) => [name, type]),
  );
  const members = new Map(interfaces.get("AttributesByKind")?.members.map(({ name, type }) => [name, type]));
  return new Map(
    KINDS.map((kind) => {
      const type = members.get(kind);
      if (type === undefined) throw new Error(`AttributesByKind has no line for "${kind}".`);
      return [kind, membersOf(type, interfaces).flatMap((member) => paths(member, interfaces, aliases))];
    }),
  );
}

type Aliases = ReadonlyMap<string | undefined, string | undefined>;

function paths(member: Member, interfaces: ReadonlyMap<string, Interface>, aliases: Aliases): ModelledAttribute[] {
  const { name, engine } = member;
  const parts = membersOf(member.type, interfaces).map((part) => ({ ...part, name: `${name}.${part.name}`, engine }));
  return [member, ...parts].map(({ name: path, type, optional }) => {
    return { path, engine, optional, values: listed(aliases.get(type) ?? type) };
  });
}

/** The members of a union of literals. */
function listed(type: string): string[] {
  const literals = type.split(" | ");
  return literals.every((literal) => /^("\w+"|true)$/.test(literal)) ? literals : [];
}

function readInterfaces(source: string): Map<string, Interface> {
  const found = source.matchAll(
    /(?:^\/\*\* (.*) \*\/\n)?^(?:export )?interface (\w+)(?: extends ([^{]+?))? \{\n([\s\S]*?)^\}/gm,
  );
  return new Map(
    [...found].map(([, comment = "", name = "", parents = "", body = ""]) => [
      name,
      { parents: splitParents(parents), members: readMembers(body, engineOf(comment)) },
    ]),
  );
}

/** `A, Omit<B, "c">` are two. */
function splitParents(text: string): string[] {
  return text === "" ? [] : text.split(/,\s*(?![^<]*>)/);
}

/** @param whole the engine that has all of them */
function readMembers(body: string, whole: Member["engine"]): Member[] {
  const members: Member[] = [];
  let comment = "";
  for (const line of body.split("\n")) {
    comment = /^ {2}\/\*\* (.*?)(?: \*\/)?$/.exec(line)?.[1] ?? comment;
    const [, name, mark, type] = /^ {2}(?:readonly )?(\w+)(\??): (.*?)[;{]$/.exec(line) ?? [];
    if (name === undefined || type === undefined) continue;
    members.push({ name, type, engine: engineOf(comment) ?? whole, optional: mark === "?" });
    comment = "";
  }
  return members;
}

function engineOf(comment: string): ModelledAttribute["engine"] {
  if (comment.startsWith("PostgreSQL")) return "postgres";
  return comment.startsWith("SQLite") ? "sqlite" : undefined;
}

/** What a type consists of; nothing for a record, whose keys are free. */
function membersOf(type: string, interfaces: ReadonlyMap<string, Interface>): Member[] {
  const [, operator, base = "", names = ""] = /^(Pick|Omit)<(\w+), (.*)>$/.exec(type.trim()) ?? [];
  if (operator !== undefined) {
    const isMeant = ({ name }: Member): boolean => names.includes(`"${name}"`) === (operator === "Pick");
    return membersOf(base, interfaces).filter(isMeant);
  }
  const [, list = ""] = /^readonly (.*)\[\]$/.exec(type) ?? [];
  const item = list.replace(/^\((.*)\)$/, "$1");
  if (item !== "") return item.split(" & ").flatMap((one) => membersOf(one, interfaces));
  const inline = /\{ (readonly .*?) \}/.exec(type)?.[1];
  if (inline !== undefined) {
    const list = inline.split(/; ?/).map((line) => /^readonly (\w+)(\??): (.*)$/.exec(line));
    return list.flatMap((part) =>
      part === null ? [] : [{ name: part[1] ?? "", type: part[3] ?? "", engine: undefined, optional: part[2] === "?" }],
    );
  }
  const known = interfaces.get(type);
  return known === undefined
    ? []
    : [...known.parents.flatMap((parent) => membersOf(parent, interfaces)), ...known.members];
}

/** Attributes with their parts, one level deep, each with its value as text. */
export function attributeParts(attributes: object): Map<string, string> {
  const found = new Map<string, string>();
  for (const [name, value] of Object.entries(attributes)) {
    found.set(name, canonical(value));
    for (const item of itemsOf(value)) {
      if (item === null || typeof item !== "object" || Array.isArray(item)) continue;
      for (const [part, text] of Object.entries(item)) {
        const path = `${name}.${part}`;
        found.set(path, `${found.get(path) ?? ""}${canonical(text)}`);
      }
    }
  }
  return found;
}

/** What has the parts: the items of a list or record of objects, else the value itself. */
function itemsOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  const items = value !== null && typeof value === "object" ? Object.values(value) : [];
  const isRecord = items.length > 0 && items.every((item) => typeof item === "object" && !Array.isArray(item));
  return isRecord ? items : [value];
}
