/**
 * Reads CREATE VIRTUAL TABLE, as far as others matter to it: a full-text search may keep no text of its own, and then it
 * reads the rows of another table by that one's name.
 *
 * @module
 */
import type { ObjectId } from "../../../catalog/object.ts";
import { isWord, nameOf, type Token, tokens } from "./lexer.ts";

/**
 * The table whose rows an FTS table reads (`content='docs'`), and those columns of it that it reads.
 *
 * @example contentOf("CREATE VIRTUAL TABLE s USING fts5(body, content='docs', content_rowid='id')")
 * // the table docs, and its columns body and id
 */
export function contentOf(sql: string): ObjectId[] {
  const options = argumentsOf(sql);
  const settings = options.filter((option) => option[1]?.text === "=");
  const setting = (name: string): string | undefined => {
    const value = settings.find(([first]) => isWord(first, name))?.[2];
    return value === undefined ? undefined : stringOf(value);
  };
  const table = setting("CONTENT");
  if (table === undefined || table === "") return [];
  const columns = options.filter((option) => !settings.includes(option)).flatMap(([name]) => name ?? []);
  const rowid = setting("CONTENT_ROWID");
  const names = [...columns.map(nameOf), ...(rowid === undefined ? [] : [rowid])];
  return [
    { kind: "table", schema: "", name: table },
    ...names.map((name): ObjectId => ({ kind: "column", schema: "", table, name })),
  ];
}

/** What stands between the commas of the arguments to the module. */
function argumentsOf(sql: string): Token[][] {
  const list = tokens(sql);
  const using = list.findIndex((token) => isWord(token, "USING"));
  if (list[using + 2]?.text !== "(") return [];
  const found: Token[][] = [[]];
  for (const token of list.slice(
    using + 3,
    list.findLastIndex(({ text }) => text === ")"),
  )) {
    if (token.text === ",") found.push([]);
    else found.at(-1)?.push(token);
  }
  return found;
}

function stringOf(token: Token): string {
  return token.kind === "string" ? token.text.slice(1, -1).replaceAll("''", "'") : nameOf(token);
}
