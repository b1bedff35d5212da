/**
 * Splits scripts into statements, as psql does.
 *
 * @module
 */
import { MigrError } from "../../errors.ts";
import type { ScriptStatement } from "../dialect.ts";
import { lineCounter } from "../shared/tokens.ts";
import { isBlank, isWord, scan, type Token } from "./lexer.ts";

/** A statement while its tokens come in. */
interface Open {
  /** Where its text starts: at the first comment that belongs to it. */
  readonly start: number;
  /** Its first tokens that mean something; enough to recognise a routine. */
  readonly head: Token[];
  first: Token | undefined;
  last: Token | undefined;
  /** Open parentheses: the commands of `CREATE RULE … DO (a; b)` stand in some. */
  parentheses: number;
  /** `BEGIN ATOMIC` and the CASEs in it that wait for their END. */
  blocks: number;
}

/**
 * Splits a script into its statements. Knows strings of every form, dollar quotes, nested comments, the parentheses of
 * rules and the bodies of `BEGIN ATOMIC` routines. A comment belongs to the statement that follows it.
 *
 * @throws MigrError `REVISION_INVALID` for a string, name or comment that does not end, with its line.
 * @example split("CREATE TABLE t (a int); -- two\nDROP TABLE u;") // [{ sql: "CREATE TABLE t (a int)", line: 1 }, …]
 */
export function split(script: string): ScriptStatement[] {
  const found: ScriptStatement[] = [];
  const lineOf = lineCounter(script);
  let open: Open | undefined;
  for (const token of scan(script)) {
    if (token.kind === "broken") throw unterminated(token, lineOf(token.start));
    if (token.kind === "space") continue;
    open ??= { start: token.start, head: [], first: undefined, last: undefined, parentheses: 0, blocks: 0 };
    if (isBlank(token.kind)) continue;
    if (token.text === ";" && open.parentheses <= 0 && open.blocks === 0) {
      close(open, script, lineOf, found);
      open = undefined;
    } else take(open, token);
  }
  if (open !== undefined) close(open, script, lineOf, found);
  return found;
}

function take(open: Open, token: Token): void {
  if (token.text === "(") open.parentheses++;
  if (token.text === ")") open.parentheses--;
  if (open.blocks > 0) {
    if (isWord(token, "CASE")) open.blocks++;
    if (isWord(token, "END")) open.blocks--;
  } else if (isWord(token, "ATOMIC") && isWord(open.last, "BEGIN") && isRoutine(open.head)) open.blocks = 1;
  if (open.head.length < 4) open.head.push(token);
  open.first ??= token;
  open.last = token;
}

/** `CREATE [OR REPLACE] FUNCTION | PROCEDURE`. */
function isRoutine(head: readonly Token[]): boolean {
  const kind = isWord(head[1], "OR") ? head[3] : head[1];
  return isWord(head[0], "CREATE") && (isWord(kind, "FUNCTION") || isWord(kind, "PROCEDURE"));
}

/** The statement's text, from its first comment to its last token; nothing when it has no token. */
function close(open: Open, script: string, lineOf: (offset: number) => number, found: ScriptStatement[]): void {
  if (open.first === undefined || open.last === undefined) return;
  found.push({ sql: script.slice(open.start, open.last.end), line: lineOf(open.first.start) });
}

function unterminated(token: Token, line: number): MigrError {
  const [what, closer] = nameOfBroken(token.text);
  return new MigrError("REVISION_INVALID", `The ${what} that starts on line ${line} does not end.`, {
    hint: `Close it with ${closer}.`,
    fields: { line },
  });
}

function nameOfBroken(text: string): [what: string, closer: string] {
  if (text.startsWith("/*")) return ["comment", "*/ (comments nest: every /* needs its own)"];
  if (text.startsWith("$")) {
    const tag = text.slice(0, text.indexOf("$", 1) + 1);
    return [`string quoted by ${tag}`, tag];
  }
  return /^(?:[uU]&)?"/.test(text) ? ["quoted name", "a double quote"] : ["string", "a single quote"];
}
