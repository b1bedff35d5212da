/**
 * Scripts for psql, such as those that pg_dump writes: what they have that the server would not understand.
 *
 * @module
 */
import { endOfLine, type ShellPart, withoutShellParts } from "../shared/shell_script.ts";
import { isBlank, isWord, scan, type Token } from "./lexer.ts";

/** Commands of psql that send what stands before them. */
const SENDS = /^\\(?:;|g|watch|crosstabview)/;

/** Commands of psql that read another script. */
const INCLUDES = /^\\i(?:r|nclude|nclude_relative)?(?![A-Za-z_])/;

/**
 * A script as psql would hand it to the server: without its own commands, and without the rows behind `COPY … FROM
 * stdin`. What looks like one and stands in a string, a name or a comment stays. Lines keep their numbers.
 *
 * @example serverScript("\\connect app\nCOPY t FROM stdin;\n1\n\\.\n") // "\nCOPY t FROM stdin;\n\n\n"
 */
export function serverScript(script: string): string {
  return withoutShellParts(script, foreign);
}

/** The first part that is not for the server. */
function foreign(script: string): ShellPart | undefined {
  let first: Token | undefined;
  let isInput = false;
  for (const token of scan(script)) {
    const { kind, text, start, end } = token;
    if (isBlank(kind)) continue;
    if (text === "\\") return command(script, start);
    if (text === ";") {
      if (isInput) return { start: end, end: endOfRows(script, end) };
      first = undefined;
      continue;
    }
    first ??= token;
    isInput ||= isWord(first, "COPY") && isWord(token, "STDIN");
  }
  return undefined;
}

function command(script: string, start: number): ShellPart {
  const [sent] = SENDS.exec(script.slice(start, start + 20)) ?? [];
  const end = sent === "\\;" ? start + 2 : endOfLine(script, start);
  if (sent !== undefined) return { start, end, ending: ";" };
  return { start, end, includes: INCLUDES.test(script.slice(start, end)) };
}

/** Rows end with a line that says so, or with the script. */
function endOfRows(script: string, from: number): number {
  const mark = /^\\\.[ \t]*\r?$/gm;
  mark.lastIndex = endOfLine(script, from);
  return mark.exec(script) === null ? script.length : mark.lastIndex;
}
