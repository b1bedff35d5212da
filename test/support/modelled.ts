/**
 * What migr models, read from the types in `core/catalog/object.ts`: every kind with its attributes. So nobody has to keep
 * a list of what tests should reach.
 *
 * @module
 */
import { readFileSync } from "node:fs";
import { KINDS, type ObjectKind } from "../../core/catalog/object.ts";

/** An attribute, with a dot for what stands within: `identity.start`, `keys.opclass`. */
export interface ModelledAttribute {
  readonly path: string;
  /** The one engine that has it, if its comment begins with that engine's name. */
  readonly engine: "postgres" | "sqlite" | undefined;
}

interface Member {
  readonly name: string;
  readonly type: string;
  readonly engine: ModelledAttribute["engine"];
}

interface Interface {
  readonly parents: readonly string[];
  readonly members: readonly Member[];
}

/** All kinds and their attributes, the parts of an attribute among them. */
export function modelledAttributes(): ReadonlyMap<ObjectKind, readonly ModelledAttribute[]> {
  const source = readFileSync(new URL("../../core/catalog/object.ts", import.meta.url), "utf8");
  const interfaces = readInterfaces(source);
  const members = new Map(interfaces.get("AttributesByKind")?.members.map(({ name, type }) => [name, type]));
  return new Map(
    KINDS.map((kind) => {
      const type = members.get(kind);
      if (type === undefined) throw new Error(`AttributesByKind has no line for "${kind}".`);
      return [kind, membersOf(type, interfaces).flatMap((member) => paths(member, interfaces))];
    }),
  );
}

function paths({ name, type, engine }: Member, interfaces: ReadonlyMap<string, Interface>): ModelledAttribute[] {
  const parts = membersOf(type, interfaces).map((part) => ({ path: `${name}.${part.name}`, engine }));
  return [{ path: name, engine }, ...parts];
}

function readInterfaces(source: string): Map<string, Interface> {
  const found = source.matchAll(/^(?:export )?interface (\w+)(?: extends ([^{]+?))? \{\n([\s\S]*?)^\}/gm);
  return new Map(
    [...found].map(([, name = "", parents = "", body = ""]) => [
      name,
      { parents: splitParents(parents), members: readMembers(body) },
    ]),
  );
}

/** `A, Omit<B, "c">` are two. */
function splitParents(text: string): string[] {
  return text === "" ? [] : text.split(/,\s*(?![^<]*>)/);
}

function readMembers(body: string): Member[] {
  const members: Member[] = [];
  let comment = "";
  for (const line of body.split("\n")) {
    comment = /^ {2}\/\*\* (.*?)(?: \*\/)?$/.exec(line)?.[1] ?? comment;
    const [, name, type] = /^ {2}(?:readonly )?(\w+)\??: (.*?)[;{]$/.exec(line) ?? [];
    if (name === undefined || type === undefined) continue;
    members.push({ name, type, engine: engineOf(comment) });
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
    const list = inline.split(/; ?/).map((line) => /^readonly (\w+)\??: (.*)$/.exec(line));
    return list.flatMap((part) =>
      part === null ? [] : [{ name: part[1] ?? "", type: part[2] ?? "", engine: undefined }],
    );
  }
  const known = interfaces.get(type);
  return known === undefined
    ? []
    : [...known.parents.flatMap((parent) => membersOf(parent, interfaces)), ...known.members];
}
