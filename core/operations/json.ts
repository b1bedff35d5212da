/**
 * Operations as JSON text, for the ledger. Bound values that JSON lacks are written as objects with one key:
 * `{"$bigint": "1"}`, `{"$bytes": "00ff"}`.
 *
 * @module
 */
import { MigrError } from "../errors.ts";
import type { Operation } from "./operation.ts";

/** @example encodeOperations([{ verb: "execute", sql: "SELECT 1" }]) // '{"operations":[{"verb":"execute","sql":"SELECT 1"}]}' */
export function encodeOperations(operations: readonly Operation[]): string {
  return JSON.stringify({ operations }, (_key, value: unknown) => {
    if (typeof value === "bigint") return { $bigint: String(value) };
    if (!(value instanceof Uint8Array)) return value;
    return { $bytes: [...value].map((byte) => byte.toString(16).padStart(2, "0")).join("") };
  });
}

const VERBS: Readonly<Record<Operation["verb"], true>> = {
  create: true,
  alter: true,
  drop: true,
  rename: true,
  execute: true,
  insert: true,
};

/**
 * The inverse of {@link encodeOperations}.
 *
 * @throws MigrError `REVISION_INVALID` when the text is no list of operations, or one of a newer version of migr
 * @example decodeOperations('{"operations":[{"verb":"execute","sql":"SELECT 1"}]}') // [{ verb: "execute", sql: "SELECT 1" }]
 */
export function decodeOperations(text: string): Operation[] {
  const { operations } = parseJson(text) as { operations?: unknown };
  if (!Array.isArray(operations)) throw unreadable("it holds no operations");
  for (const operation of operations) {
    const verb = (operation as { verb?: unknown } | null)?.verb;
    if (typeof verb !== "string" || !(verb in VERBS))
      throw unreadable(`it has an unknown verb ${JSON.stringify(verb)}`);
  }
  return operations as Operation[];
}

/** The JSON value of a text, with the values that JSON lacks. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text, (_key, value: unknown) => revived(value)) ?? {};
  } catch (error) {
    if (error instanceof MigrError) throw error;
    throw unreadable("it is no JSON");
  }
}

function revived(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Object.keys(value).length !== 1) return value;
  const { $bigint, $bytes } = value as { $bigint?: unknown; $bytes?: unknown };
  if (typeof $bigint === "string" && /^-?\d+$/.test($bigint)) return BigInt($bigint);
  if (typeof $bytes !== "string" || !/^([0-9a-f]{2})*$/.test($bytes)) return value;
  return Uint8Array.from($bytes.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
}

function unreadable(reason: string): MigrError {
  return new MigrError("REVISION_INVALID", `A stored downgrade cannot be read: ${reason}.`, {
    hint: "It was probably written by a newer version of migr: use that version.",
  });
}
