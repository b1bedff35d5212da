/**
 * What SQL models have besides a schema.
 *
 * @module
 */
import type { IgnoredStatement } from "../../core/mod.ts";
import { listed } from "./text.ts";

/** A sentence for each file and sort of statement; a dump has thousands of them. */
export function ignoredNotes(ignored: readonly IgnoredStatement[]): string[] {
  const lines = new Map<string, { readonly file: string; readonly about: string; readonly lines: string[] }>();
  for (const { file, line, about } of ignored) {
    const key = `${about} ${file}`;
    const found = lines.get(key) ?? { file, about, lines: [] };
    found.lines.push(String(line));
    lines.set(key, found);
  }
  return [...lines.values()].map(({ file, about, lines }) => {
    const [is, verb] = lines.length === 1 ? ["is", "is left"] : ["are", "are left"];
    return `${file}:${listed(lines)} ${is} about ${about}, and ${verb} out: a model says what a schema is.`;
  });
}
