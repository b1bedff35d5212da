/**
 * Scripts for an engine's shell: what only the shell understands is taken out.
 *
 * @module
 */

/** A part of a script that is not for the engine. */
export interface ShellPart {
  readonly start: number;
  readonly end: number;
  /** What ends the statement before it, where the part does. */
  readonly ending?: string;
}

/**
 * A script without the parts that are for its shell. Lines keep their numbers.
 *
 * @param next the first such part of a text
 */
export function withoutShellParts(script: string, next: (text: string) => ShellPart | undefined): string {
  const kept: string[] = [];
  let rest = script;
  for (let part = next(rest); part !== undefined; part = next(rest)) {
    const lines = rest.slice(part.start, part.end).replace(/[^\n]+/g, "");
    kept.push(rest.slice(0, part.start), part.ending ?? "", lines);
    rest = rest.slice(part.end);
  }
  return kept.join("") + rest;
}

export function endOfLine(script: string, from: number): number {
  const at = script.indexOf("\n", from);
  return at === -1 ? script.length : at;
}
