/**
 * Errors in transit: whatever was thrown, as data with the place that is to blame.
 *
 * @module
 */
import { MigrError, messageOf } from "../../core/mod.ts";
import type { Direction, Problem } from "./protocol.ts";

/** A line of a file that an error points at. */
export interface Place {
  readonly path: string;
  readonly line: number;
}

/** Finds the first line of the project's own files in a stack. */
export type FindPlace = (stack: string) => Place | undefined;

/** Any thrown value as a problem. */
export function problemOf(error: unknown, find: FindPlace): Problem {
  const own = placeIn(error, find);
  if (!(error instanceof MigrError)) {
    return { code: "CODE_FAILED", message: messageOf(error), path: own?.path, line: own?.line };
  }
  const { fields } = error;
  const path = textOf(fields.path) ?? own?.path;
  return {
    code: error.code,
    message: error.message,
    hint: error.hint,
    path,
    line: numberOf(fields.line) ?? (own?.path === path ? own?.line : undefined),
    revision: textOf(fields.revision),
    direction: textOf(fields.direction) as Direction | undefined,
    sql: textOf(fields.sql),
    candidates: Array.isArray(fields.candidates) ? fields.candidates.map(String) : undefined,
  };
}

/** The place in an error's stack, or in that of what caused it. */
function placeIn(error: unknown, find: FindPlace): Place | undefined {
  for (let current = error; current instanceof Error; current = current.cause) {
    const place = find(current.stack ?? "");
    if (place !== undefined) return place;
  }
  return undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function numberOf(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}
