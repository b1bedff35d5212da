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

/**
 * Any thrown value as a problem.
 *
 * @param paths the project's files, which may stand in the error's stack
 */
export function problemOf(error: unknown, paths: Iterable<string> = []): Problem {
  const own = placeIn(error, paths);
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

/** The first line of the project's own files in an error's stack, or in that of what caused it. */
function placeIn(error: unknown, paths: Iterable<string>): Place | undefined {
  const known = [...paths];
  for (let current = error; current instanceof Error; current = current.cause) {
    const syntax = (current as { readonly place?: Place }).place;
    if (syntax !== undefined) return syntax;
    for (const frame of (current.stack ?? "").split("\n")) {
      const path = known.find((name) => frame.includes(`${name}:`));
      const line =
        path === undefined ? undefined : /^:(\d+)/.exec(frame.slice(frame.indexOf(`${path}:`) + path.length));
      if (path !== undefined && line != null) return { path, line: Number(line[1]) };
    }
  }
  return undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function numberOf(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}
