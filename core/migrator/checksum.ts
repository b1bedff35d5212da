/**
 * The checksum of a revision's file: SHA-256, in hex, of its text with line endings normalised, so that a checkout on
 * another system has the same one.
 *
 * @module
 */

import type { RevisionFile } from "../revisions/revision.ts";

/** @example await checksumOf({ text: "-- a\r\n" }) === await checksumOf({ text: "-- a\n" }) // true */
export async function checksumOf({ text, checksum }: Pick<RevisionFile, "text" | "checksum">): Promise<string> {
  if (checksum !== undefined) return checksum;
  const bytes = new TextEncoder().encode(text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n"));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
