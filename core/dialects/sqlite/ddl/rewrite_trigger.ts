/**
 * Renames inside CREATE TRIGGER, for triggers that are made again after something was renamed.
 *
 * @module
 */
import { quote } from "../quote.ts";
import { isName, replace } from "../text.ts";
import { isWord, type Token, tokens } from "./lexer.ts";

/** The trigger under another name. */
export function renameTrigger(definition: string, to: string): string {
  const list = tokens(definition);
  const place = nameIndex(list);
  return replace(definition, list, (_token, at) => (at === place ? quote(to) : undefined));
}

/** The trigger with `IF NOT EXISTS ` before its name, unless it says so already. */
export function withClause(definition: string, clause: string): string {
  const list = tokens(definition);
  const at = list.findIndex((token) => isWord(token, "TRIGGER")) + 1;
  const place = list[at]?.start ?? 0;
  return isWord(list[at], "IF") ? definition : definition.slice(0, place) + clause + definition.slice(place);
}

/** The index of the trigger's own name. */
function nameIndex(list: readonly Token[]): number {
  let at = list.findIndex((token) => isWord(token, "TRIGGER")) + 1;
  if (isWord(list[at], "IF")) at += 3;
  return list[at + 1]?.text === "." ? at + 2 : at;
}

/** Words that a table's name follows in a trigger. */
const BEFORE_TABLE = ["ON", "FROM", "JOIN", "INTO", "UPDATE", "IN"];

/** The trigger after one of the tables (or the view) that it names was renamed. */
export function retarget(definition: string, from: string, to: string): string {
  const list = tokens(definition);
  const own = nameIndex(list);
  return replace(definition, list, (token, at) => {
    if (at === own || !isName(token, from)) return undefined;
    const before = list[at - 1];
    const names = BEFORE_TABLE.some((word) => isWord(before, word)) || before?.text === ",";
    return names || list[at + 1]?.text === "." ? quote(to) : undefined;
  });
}

/**
 * The trigger after a column of its own table was renamed: `NEW.name`, `OLD.name` and `UPDATE OF name` are told apart
 * from anything else; where else the name stands, only SQLite knows whose column it is.
 *
 * @returns `undefined` when the name stands elsewhere, too.
 */
export function renameColumn(definition: string, from: string, to: string): string | undefined {
  const list = tokens(definition);
  const own = nameIndex(list);
  const on = list.findIndex((token, at) => at > own && isWord(token, "ON"));
  let exact = true;
  const text = replace(definition, list, (token, at) => {
    if (at === own || !isName(token, from)) return undefined;
    const qualifier = list[at - 1]?.text === "." ? list[at - 2] : undefined;
    if (at < on || isWord(qualifier, "NEW") || isWord(qualifier, "OLD")) return quote(to);
    exact = false;
    return undefined;
  });
  return exact ? text : undefined;
}
