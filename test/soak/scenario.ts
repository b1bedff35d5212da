/**
 * A scenario: two schemas that share some of their features. Random ones come from fast-check, by a seed.
 *
 * @module
 */
import fc from "fast-check";
import type { Feature } from "./feature.ts";

/** What one feature is before and after; undefined: it is absent. */
export interface Change {
  readonly feature: number;
  readonly before: number | undefined;
  readonly after: number | undefined;
}

export interface Scenario {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/**
 * Everything about one feature: each variant against each other one and against its absence. As far as can be, a change
 * begins where the one before it ended, so that one database can walk through all of them.
 */
export function everyChange(features: readonly Feature[]): Change[] {
  return features.flatMap(({ variants, base }, feature) => {
    const states = [...(base ? [] : [undefined]), ...variants.keys()];
    return roundTrip(states).map(([before, after]) => ({ feature, before, after }));
  });
}

/** Each ordered pair once, every one beginning where the last has ended: out to each other place and back. */
function roundTrip<T>([here, next, ...others]: readonly T[]): [T, T][] {
  if (next === undefined) return [];
  const trips = others.flatMap((there): [T, T][] => [
    [here as T, there],
    [there, here as T],
  ]);
  return [...trips, [here as T, next], ...roundTrip([next, ...others]), [next, here as T]];
}

/** Up to `size` features, and no less than half as many; a third of them stay as they are. */
export function randomChanges(features: readonly Feature[], size: number): fc.Arbitrary<Change[]> {
  const one = fc.nat(features.length - 1).chain((feature) => {
    const state = fc.option(fc.nat((features[feature] as Feature).variants.length - 1), { nil: undefined });
    const pair = fc.tuple(state, state).map(([before, after]) => ({ feature, before, after }));
    return fc.oneof(
      { weight: 2, arbitrary: pair },
      { weight: 1, arbitrary: state.map((s) => ({ feature, before: s, after: s })) },
    );
  });
  return fc.array(one, { minLength: Math.ceil(size / 2), maxLength: size });
}

/** The two schemas as SQL. Features that every schema has are added in their first variant. */
export function scenarioOf(features: readonly Feature[], changes: readonly Change[]): Scenario {
  const chosen = [...changes];
  for (const [index, feature] of features.entries()) {
    if (!feature.base) continue;
    const at = chosen.findIndex((change) => change.feature === index);
    const [given] = at === -1 ? [] : chosen.splice(at, 1);
    const rest = chosen.filter((change) => change.feature !== index);
    chosen.splice(0, chosen.length, { feature: index, before: given?.before ?? 0, after: given?.after ?? 0 }, ...rest);
  }
  const ordered = chosen
    .map((change, copy) => ({ ...change, copy }))
    .sort((a, b) => a.feature - b.feature || a.copy - b.copy);
  const text = (side: "before" | "after"): string =>
    ordered
      .map(({ feature, copy, [side]: variant }) => sqlOf(features[feature] as Feature, variant, copy))
      .filter((sql) => sql !== "")
      .join("\n");
  return { name: describeChanges(features, ordered), before: text("before"), after: text("after") };
}

function sqlOf(feature: Feature, variant: number | undefined, copy: number): string {
  if (variant === undefined) return "";
  return (feature.variants[variant]?.sql ?? "")
    .trim()
    .replace(/@\$n@/g, `@${"+".repeat(copy + 1)}@`)
    .replaceAll("$n", `_${copy}`);
}

/** `policy 0→2, index -→1`; what does not change is left out. */
function describeChanges(features: readonly Feature[], changes: readonly Change[]): string {
  const label = (state: number | undefined): string => (state === undefined ? "-" : String(state + 1));
  const parts = changes
    .filter(({ before, after }) => before !== after)
    .map(({ feature, before, after }) => `${features[feature]?.name} ${label(before)}→${label(after)}`);
  return parts.length === 0 ? "no change" : parts.join(", ");
}
