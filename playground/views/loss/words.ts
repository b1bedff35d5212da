/**
 * Losses as sentences.
 *
 * @module
 */
import type { Loss } from "../../engine/protocol.ts";

/** @example lossWords({ table: "users", count: 12 }) // "12 rows of users" */
export function lossWords({ table, column, count }: Loss): string {
  const what = column === undefined ? "row" : "value";
  const where = column === undefined ? table : `${table}.${column}`;
  return `${count.toLocaleString("en")} ${count === 1 ? what : `${what}s`} of ${where}`;
}

/** @example lossSentence([{ table: "users", count: 12 }], "before") // "12 rows of users would be lost." */
export function lossSentence(losses: readonly Loss[], when: "before" | "after"): string {
  const [first] = losses;
  if (first === undefined) return when === "before" ? "Nothing would be lost." : "Nothing was lost.";
  const count = losses.reduce((sum, loss) => sum + loss.count, 0);
  const subject = losses.length === 1 ? lossWords(first) : mixed(losses, count);
  if (when === "before") return `${subject} would be lost.`;
  return `${subject} ${count === 1 ? "was" : "were"} lost.`;
}

function mixed(losses: readonly Loss[], count: number): string {
  const rows = losses.every(({ column }) => column === undefined);
  const values = losses.every(({ column }) => column !== undefined);
  return `${count.toLocaleString("en")} ${rows ? "rows" : values ? "values" : "rows and values"}`;
}
