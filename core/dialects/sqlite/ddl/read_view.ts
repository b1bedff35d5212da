/**
 * Reads CREATE VIEW, and finds the tables that a query reads.
 *
 * @module
 */
import { foldName } from "../../../catalog/identifiers.ts";
import type { ViewAttributes } from "../../../catalog/object.ts";
import { oneLine, tidyStatement } from "../text.ts";
import { Cursor } from "./cursor.ts";
import { isWord, nameOf, type Token, tokens } from "./lexer.ts";

/**
 * Reads the text of a CREATE VIEW as SQLite stores it. A list of column names is kept as `with.columns`.
 *
 * @throws UnreadableError when it holds something that this reader does not know.
 */
export function readView(sql: string): ViewAttributes {
  const cursor = new Cursor(sql);
  cursor.expect("CREATE");
  cursor.takeOne(["TEMP", "TEMPORARY"]);
  cursor.expect("VIEW");
  cursor.take("IF", "NOT", "EXISTS");
  cursor.objectName();
  const columns = cursor.sees("(") ? oneLine(cursor.parenthesised()) : undefined;
  cursor.expect("AS");
  const definition = tidyStatement(cursor.rest());
  return { definition, ...(columns === undefined ? {} : { with: { columns } }) };
}

/** Keywords after which a list of tables no longer goes on. */
const ENDS_FROM =
  "SELECT WHERE GROUP HAVING WINDOW ORDER LIMIT UNION EXCEPT INTERSECT VALUES SET ON USING RETURNING BEGIN END".split(
    " ",
  );

/** Keywords that a table's name follows. */
const BEFORE_TABLE = ["FROM", "JOIN", "INTO", "UPDATE", "IN"];

/**
 * The names that stand where a query names tables, folded: after FROM, JOIN, INTO, UPDATE or IN, and after the commas
 * of a FROM. Names of common table expressions are among them.
 */
export function tablesIn(sql: string): ReadonlySet<string> {
  const found = new Set<string>();
  const list = tokens(sql);
  /** For each open parenthesis: a list of tables goes on in it. */
  const lists = [false];
  let expected = false;
  for (let at = 0; at < list.length; at++) {
    const token = list[at] as Token;
    if (expected && isWord(token, "OR")) at += 1;
    else if (expected && isTableName(token)) {
      const qualified = list[at + 1]?.text === ".";
      found.add(foldName(nameOf((qualified ? list[at + 2] : token) ?? token)));
      if (qualified) at += 2;
      expected = false;
    } else expected = follow(token, list[at - 1], lists, expected);
  }
  return found;
}

/** The names that a query gives to queries of its own (`WITH name AS (…)`), folded. */
export function queriesIn(sql: string): ReadonlySet<string> {
  const list = tokens(sql);
  const found = new Set<string>();
  for (const [at, token] of list.entries()) {
    const isQuery = list[at + 1]?.text === "(" || isWord(list[at + 1], "NOT") || isWord(list[at + 1], "MATERIALIZED");
    if (!isWord(token, "AS") || !isQuery) continue;
    const hasColumns = list[at - 1]?.text === ")";
    const name = list[hasColumns ? list.findLastIndex(({ text }, place) => place < at && text === "(") - 1 : at - 1];
    if (name !== undefined && isTableName(name)) found.add(foldName(nameOf(name)));
  }
  return found;
}

function isTableName(token: Token): boolean {
  return token.kind === "name" || (token.kind === "word" && !NO_TABLE.some((word) => isWord(token, word)));
}

const NO_TABLE = ["SELECT", "VALUES", "WITH", "LATERAL", "OF"];

/** Notes what a token means for what follows; the answer: a table's name comes next. */
function follow(token: Token, before: Token | undefined, lists: boolean[], expected: boolean): boolean {
  if (token.text === "(") {
    const isList = expected && !isWord(before, "IN");
    lists.push(isList);
    return isList;
  }
  if (token.text === ")") lists.pop();
  if (token.text === ",") return lists.at(-1) === true;
  if (isWord(token, "FROM")) lists[lists.length - 1] = true;
  if (ENDS_FROM.some((word) => isWord(token, word))) lists[lists.length - 1] = false;
  return BEFORE_TABLE.some((word) => isWord(token, word));
}
