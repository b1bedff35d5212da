/**
 * Reads CREATE INDEX.
 *
 * @module
 */
import type { IndexAttributes, IndexKey } from "../../../catalog/object.ts";
import { tidy } from "../text.ts";
import { Cursor } from "./cursor.ts";
import { isWord, nameOf, sameName, type Token, tokens } from "./lexer.ts";

/**
 * Reads the text of a CREATE INDEX as SQLite stores it.
 *
 * @param columns the table's columns, as they are spelled there: what is none of them is an expression.
 * @throws UnreadableError when it holds something that this reader does not know.
 */
export function readIndex(sql: string, columns: readonly string[]): IndexAttributes {
  const cursor = new Cursor(sql);
  cursor.expect("CREATE");
  const unique = cursor.take("UNIQUE");
  cursor.expect("INDEX");
  cursor.take("IF", "NOT", "EXISTS");
  cursor.objectName();
  cursor.expect("ON");
  cursor.name();
  cursor.expect("(");
  const keys: IndexKey[] = [];
  do keys.push(readIndexKey(cursor.until(",", ")"), columns));
  while (cursor.take(","));
  cursor.expect(")");
  const where = cursor.take("WHERE") ? { where: tidy(cursor.rest()) } : {};
  return { ...(unique ? { unique: true } : {}), keys, ...where };
}

/** One key; COLLATE and a direction end it, everything before them is a column or an expression. */
export function readIndexKey(text: string, columns: readonly string[]): IndexKey {
  const list = tokens(text);
  let end = list.length;
  const direction = list[end - 1];
  const desc = isWord(direction, "DESC");
  if (desc || isWord(direction, "ASC")) end -= 1;
  const collation = end > 2 && isWord(list[end - 2], "COLLATE") ? nameOf(list[end - 1] as Token) : undefined;
  if (collation !== undefined) end -= 2;
  return {
    ...keyTarget(list.slice(0, end), text, columns),
    ...(collation === undefined ? {} : { collation: spellCollation(collation) }),
    ...(desc ? { order: "desc" } : {}),
  };
}

function keyTarget(list: readonly Token[], text: string, columns: readonly string[]): IndexKey {
  const [first, last] = [list[0], list.at(-1)];
  const column = list.length === 1 && first !== undefined ? columns.find((c) => sameName(c, nameOf(first))) : undefined;
  return column === undefined ? { expression: tidy(text.slice(first?.start, last?.end)) } : { column };
}

/** SQLite's own collations in capitals, others as given. */
export function spellCollation(name: string): string {
  return /^(?:binary|nocase|rtrim)$/i.test(name) ? name.toUpperCase() : name;
}
