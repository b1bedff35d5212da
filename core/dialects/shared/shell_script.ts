/**
 * Scripts for an engine's shell: what only the shell understands is taken out.
 *
 * @module
 */
import { MigrError } from "../../errors.ts";

/** A part of a script that is not for the engine. */
export interface ShellPart {
  readonly start: number;
  readonly end: number;
  /** What ends the statement before it, where the part does. */
  readonly ending?: string;
  /** The shell would go on with another file. */
  readonly includes?: boolean;
}

/**
 * A script without the parts that are for its shell. Lines keep their numbers.
 *
 * @param next the first such part of a text
 * @throws MigrError `MODEL_ERROR` where the shell would go on with another file: what is in it would be missing
 */
export function withoutShellParts(script: string, next: (text: string) => ShellPart | undefined): string {
  const kept: string[] = [];
  let rest = script;
  for (let part = next(rest); part !== undefined; part = next(rest)) {
    if (part.includes === true)
      throw included(script, script.length - rest.length + part.start, rest.slice(part.start, part.end));
    const lines = rest.slice(part.start, part.end).replace(/[^\n]+/g, "");
    kept.push(rest.slice(0, part.start), part.ending ?? "", lines);
    rest = rest.slice(part.end);
  }
  return kept.join("") + rest;
}

function included(script: string, at: number, command: string): MigrError {
  return new MigrError("MODEL_ERROR", `${command.trim()} goes on with another file, which is not followed.`, {
    hint: "Take the line out, and name that file, or its folder, among the sources: statements may stand in any order.",
    fields: { line: script.slice(0, at).split("\n").length },
  });
}

export function endOfLine(script: string, from: number): number {
  const at = script.indexOf("\n", from);
  return at === -1 ? script.length : at;
}
