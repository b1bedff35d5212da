/**
 * What is left out of a schema: what SQL models have besides, and what cannot be read.
 *
 * @module
 */
import type { IgnoredStatement, Unmodelled } from "../../core/mod.ts";
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

/** Something of a database that is not part of the catalog. */
export function leftOut({ kind, name, unread }: Unmodelled): string {
  return `${kind} ${name}${unread === undefined ? "" : ", which this role may not read"}`;
}
