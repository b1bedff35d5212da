/**
 * How the values of an enum change.
 *
 * @module
 */

/** The old values are all there, in their order: the type takes new ones, and all else that is of it stays as it is. */
export function onlyAdds(from: readonly string[], to: readonly string[]): boolean {
  const kept = to.filter((value) => from.includes(value));
  return kept.length === from.length && kept.every((value, at) => value === from[at]);
}
