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

/** What a column is to a trigger. */
export interface ColumnUse {
  /** It is one of the trigger's own table, so that NEW, OLD and UPDATE OF name it. */
  readonly isOwn: boolean;
  /** It is the only one of that name in the tables that the trigger's statements name. */
  readonly isRead: boolean;
}

/**
 * The trigger after a column was renamed.
 *
 * @returns `undefined` where only SQLite knows what the name means: it may be one that a query gives
 */
export function renameColumn(
  definition: string,
  { from, to }: { readonly from: string; readonly to: string },
  { isOwn, isRead }: ColumnUse,
): string | undefined {
  const list = tokens(definition);
  const own = nameIndex(list);
  const on = list.findIndex((token, at) => at > own && isWord(token, "ON"));
  let exact = true;
  const text = replace(definition, list, (token, at) => {
    const [before, after] = [list[at - 1], list[at + 1]];
    if (at === own || at === on + 1 || !isName(token, from) || after?.text === "(" || after?.text === ".")
      return undefined;
    const qualifier = before?.text === "." ? list[at - 2] : undefined;
    const isRow = at < on || isWord(qualifier, "NEW") || isWord(qualifier, "OLD");
    if (isWord(before, "COLLATE")) return undefined;
    if (isWord(before, "AS")) exact = false;
    return (isRow ? isOwn : isRead) ? quote(to) : undefined;
  });
  return exact ? text : undefined;
}
