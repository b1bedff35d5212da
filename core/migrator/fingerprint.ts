/**
 * Fingerprints of statements: a resumed run skips what an earlier one has done only when it is about to skip the same
 * statements.
 *
 * @module
 */
import type { Query } from "../drivers/driver.ts";

/** The fingerprint of no statements. */
export const NO_STATEMENTS = "0000000000000000";

/**
 * The fingerprint of some statements and one more. It tells accidents apart, not attacks.
 *
 * @example extendFingerprint(NO_STATEMENTS, { sql: "CREATE TABLE t (a int)" }) // "5b1c…", 16 hexadecimal digits
 */
export function extendFingerprint(fingerprint: string, { sql, params = [] }: Query): string {
  const text = [fingerprint, sql.replace(/\r\n?/g, "\n"), ...params.map(String)].join("\0");
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    a = Math.imul(a ^ unit, 2654435761);
    b = Math.imul(b ^ unit, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return [a, b].map((half) => (half >>> 0).toString(16).padStart(8, "0")).join("");
}
