/**
 * Definitions taken apart as far as PostgreSQL can change them in place: members of operator families, estimators of operators,
 * and all of an aggregate but what decides about its result.
 *
 * @module
 */
import { canonical, type ObjectKind } from "../../../catalog/object.ts";

/** A change of a definition that needs no new object. */
export function changesInPlace(kind: ObjectKind, from: string, to: string): boolean {
  const fixed = FIXED[kind];
  return fixed !== undefined && canonical(fixed(from)) === canonical(fixed(to));
}

/** What of a definition cannot change. */
const FIXED: Readonly<Partial<Record<ObjectKind, (definition: string) => readonly string[]>>> = {
  operator: (definition) => settings(definition).filter((item) => !isEstimator(item)),
  operatorFamily: (definition) => definition.split("\nADD ").slice(0, 1),
  aggregate: (definition) => {
    const [signature = "", list = ""] = definition.split(/(?<=\)) (?=\(S)/);
    return [
      signature,
      ...settings(list).filter((item) => /^(?:M?STYPE|M?FINALFUNC|M?FINALFUNC_EXTRA|HYPOTHETICAL)\b/.test(item)),
    ];
  },
};

function isEstimator(setting: string): boolean {
  return /^(?:RESTRICT|JOIN) = /.test(setting);
}

/** What ALTER OPERATOR says. */
export function estimators(from: string, to: string): string {
  const [before, after] = [from, to].map((definition) => settings(definition).filter(isEstimator));
  const gone = (before ?? [])
    .map((item) => item.split(" = ")[0] ?? "")
    .filter((key) => !after?.some((item) => item.startsWith(key)));
  const changed = (after ?? []).filter((item) => before?.includes(item) !== true);
  return `SET (${[...changed, ...gone.map((key) => `${key} = NONE`)].join(", ")})`;
}

/** What ALTER OPERATOR FAMILY says. */
export function memberChanges(from: string, to: string): string[] {
  const [before = [], after = []] = [from, to].map((definition) => items(definition.split("\nADD ")[1] ?? ""));
  const gone = before.filter((member) => !after.includes(member)).map(address);
  const added = after.filter((member) => !before.includes(member));
  return [
    ...(gone.length === 0 ? [] : [`DROP ${gone.join(", ")}`]),
    ...(added.length === 0 ? [] : [`ADD ${added.join(", ")}`]),
  ];
}

/** `OPERATOR 1 (integer, bigint)`, without the operator itself. */
function address(member: string): string {
  return member.replace(/^(OPERATOR \d+) [^(]*(\([^)]*\)).*/, "$1 $2").replace(/^(FUNCTION \d+ \([^)]*\)).*/, "$1");
}

/** The items of `(FUNCTION = f, LEFTARG = integer)`. */
function settings(definition: string): string[] {
  return items(definition.slice(1, -1));
}

/** What stands between commas, outside of parentheses and strings. */
function items(list: string): string[] {
  const found = list.match(/(?:'(?:[^']|'')*'|"[^"]*"|\([^()]*\)|[^,'"()])+/g) ?? [];
  return found.map((item) => item.trim()).filter((item) => item !== "");
}
