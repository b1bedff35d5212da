/**
 * Splits scripts into statements.
 *
 * @module
 */
import { MigrError } from "../../errors.ts";
import type { ScriptStatement } from "../dialect.ts";
import { lineCounter } from "../shared/tokens.ts";
import { isBlank, isWord, scan, type Token } from "./ddl/lexer.ts";

/** A statement while its tokens come in. */
interface Open {
  /** Where its text starts: at the first comment that belongs to it. */
  readonly start: number;
  /** Its tokens that mean something. */
  readonly tokens: Token[];
}

/**
 * Splits a script into its statements. `CREATE TRIGGER … BEGIN … END` is one statement; a comment belongs to the
 * statement that follows it, and comments after a statement's last token are left out, because SQLite would store
 * them with the table and stumble over them at the next ALTER TABLE.
 *
 * @throws MigrError `REVISION_INVALID` for a string, name, comment or trigger that does not end, with its line.
 * @example split("CREATE TABLE t (a); -- two\nDROP TABLE u;") // [{ sql: "CREATE TABLE t (a)", line: 1 }, …]
 */
export function split(script: string): ScriptStatement[] {
  const found: ScriptStatement[] = [];
  const lines = lineCounter(script);
  let open: Open | undefined;
  for (const token of scan(script)) {
    if (token.kind === "broken") throw unterminated(token, lines(token.start));
    if (token.kind === "space") continue;
    open ??= { start: token.start, tokens: [] };
    if (isBlank(token.kind)) continue;
    if (token.text !== ";") open.tokens.push(token);
    else if (endsStatement(open.tokens)) {
      close(open, script, lines, found);
      open = undefined;
    } else open.tokens.push(token);
  }
  if (open === undefined) return found;
  if (!endsStatement(open.tokens)) throw unterminatedTrigger(lines(open.tokens[0]?.start ?? 0));
  close(open, script, lines, found);
  return found;
}

/** The statement's text, from its first comment to its last token; nothing when it has no token. */
function close(open: Open, script: string, lines: (offset: number) => number, found: ScriptStatement[]): void {
  const [first, last] = [open.tokens[0], open.tokens.at(-1)];
  if (first === undefined || last === undefined) return;
  found.push({ sql: script.slice(open.start, last.end), line: lines(first.start) });
}

/** A semicolon ends every statement but a trigger, whose body ends with `; END`. */
function endsStatement(statement: readonly Token[]): boolean {
  if (!startsTrigger(statement)) return true;
  return isWord(statement.at(-1), "END") && statement.at(-2)?.text === ";";
}

function startsTrigger(statement: readonly Token[]): boolean {
  let at = 0;
  if (isWord(statement[at], "EXPLAIN")) at += isWord(statement[at + 1], "QUERY") ? 3 : 1;
  if (!isWord(statement[at], "CREATE")) return false;
  if (isWord(statement[at + 1], "TEMP") || isWord(statement[at + 1], "TEMPORARY")) at += 1;
  return isWord(statement[at + 1], "TRIGGER");
}

function unterminated(token: Token, line: number): MigrError {
  const what = token.text.startsWith("'") ? "string" : token.text.startsWith("/*") ? "comment" : "quoted name";
  return new MigrError("REVISION_INVALID", `The ${what} that starts on line ${line} does not end.`, {
    hint: `Close it with ${what === "comment" ? "*/" : what === "string" ? "a single quote" : "its closing quote"}.`,
    fields: { line },
  });
}

function unterminatedTrigger(line: number): MigrError {
  return new MigrError("REVISION_INVALID", `The CREATE TRIGGER on line ${line} does not end.`, {
    hint: "A trigger's body is BEGIN, statements that each end with a semicolon, and END;.",
    fields: { line },
  });
}
