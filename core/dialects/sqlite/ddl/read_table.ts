/**
 * Reads CREATE TABLE: what the pragmas do not tell (names of constraints, expressions, collations, conflict clauses,
 * AUTOINCREMENT, deferrability) stands in the statement alone.
 *
 * @module
 */
import type { ConflictAction, ReferentialAction } from "../../../catalog/object.ts";
import { tidy } from "../text.ts";
import { Cursor, UnreadableError } from "./cursor.ts";
import { isWord, nameOf } from "./lexer.ts";

export interface ColumnText {
  readonly name: string;
  /** As declared. */
  readonly type: string;
  notNull?: boolean;
  notNullOnConflict?: ConflictAction;
  default?: string;
  collation?: string;
  generated?: { readonly expression: string; readonly stored: boolean };
  autoincrement?: boolean;
}

interface Named {
  readonly name?: string;
  /** The column behind which it stands; absent: it is a constraint of the table. */
  readonly column?: string;
}

/** A column of a key, with what stands after its name. */
export interface KeyColumn {
  readonly name: string;
  readonly collation?: string;
  readonly desc: boolean;
}

export interface KeyText extends Named {
  readonly kind: "primaryKey" | "unique";
  readonly columns: readonly KeyColumn[];
  readonly onConflict?: ConflictAction;
}

export interface CheckText extends Named {
  readonly kind: "check";
  readonly expression: string;
  readonly onConflict?: ConflictAction;
}

export interface ForeignKeyText extends Named {
  readonly kind: "foreignKey";
  readonly columns: readonly string[];
  readonly table: string;
  /** Empty: the primary key of the table. */
  readonly targets: readonly string[];
  readonly onDelete?: ReferentialAction;
  readonly onUpdate?: ReferentialAction;
  readonly full: boolean;
  readonly deferral: "none" | "immediate" | "deferred";
}

export type ConstraintText = KeyText | CheckText | ForeignKeyText;

export interface TableText {
  readonly columns: readonly ColumnText[];
  readonly constraints: readonly ConstraintText[];
  readonly strict: boolean;
  readonly withoutRowid: boolean;
}

/**
 * Reads the text of a CREATE TABLE as SQLite stores it.
 *
 * @throws UnreadableError when it holds something that this reader does not know.
 */
export function readTable(sql: string): TableText {
  const cursor = new Cursor(sql);
  cursor.expect("CREATE");
  cursor.takeOne(["TEMP", "TEMPORARY"]);
  cursor.expect("TABLE");
  cursor.take("IF", "NOT", "EXISTS");
  cursor.objectName();
  cursor.expect("(");
  const table = { columns: [] as ColumnText[], constraints: [] as ConstraintText[] };
  while (!startsTableConstraint(cursor)) {
    readColumn(cursor, table);
    if (!cursor.take(",")) break;
  }
  while (!cursor.sees(")")) {
    readTableConstraint(cursor, table);
    cursor.take(",");
  }
  cursor.expect(")");
  return { ...table, ...readOptions(cursor) };
}

type Draft = { readonly columns: ColumnText[]; readonly constraints: ConstraintText[] };

function startsTableConstraint(cursor: Cursor): boolean {
  return ["CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN"].some((word) => cursor.sees(word));
}

function readOptions(cursor: Cursor): { strict: boolean; withoutRowid: boolean } {
  const options = { strict: false, withoutRowid: false };
  while (!cursor.done) {
    if (cursor.take("STRICT")) options.strict = true;
    else if (cursor.take("WITHOUT", "ROWID")) options.withoutRowid = true;
    else if (!cursor.take(",")) throw new UnreadableError(`unknown table option ${cursor.peek()?.text}`);
  }
  return options;
}

function readColumn(cursor: Cursor, table: Draft): void {
  const column: ColumnText = { name: cursor.name(), type: readType(cursor) };
  table.columns.push(column);
  let name: string | undefined;
  while (!cursor.done && !cursor.sees(",") && !cursor.sees(")")) {
    if (cursor.take("CONSTRAINT")) name = cursor.name();
    else {
      readColumnConstraint(cursor, table, column, name);
      name = undefined;
    }
  }
}

const AFTER_TYPE = [
  "CONSTRAINT",
  "PRIMARY",
  "NOT",
  "NULL",
  "UNIQUE",
  "CHECK",
  "DEFAULT",
  "COLLATE",
  "REFERENCES",
  "AS",
  "ON",
  "DEFERRABLE",
];

/** Any number of words, then perhaps a length in parentheses. */
function readType(cursor: Cursor): string {
  const words: string[] = [];
  for (let token = cursor.peek(); token !== undefined; token = cursor.peek()) {
    if (token.kind !== "word" && token.kind !== "name" && token.kind !== "string") break;
    if (AFTER_TYPE.some((word) => isWord(token, word)) || cursor.sees("GENERATED", "ALWAYS", "AS")) break;
    words.push(cursor.next().text);
  }
  if (words.length > 0 && cursor.sees("(")) words.push(`(${cursor.parenthesised().trim()})`);
  // Of a type that starts with quotes SQLite takes what is in them and nothing else.
  return /^["'`[]/.test(words[0] ?? "") ? (words[0] as string) : words.join(" ");
}

function readColumnConstraint(cursor: Cursor, table: Draft, column: ColumnText, name: string | undefined): void {
  const named: Named = { ...(name === undefined ? {} : { name }), column: column.name };
  if (cursor.take("NOT", "NULL")) {
    column.notNull = true;
    const conflict = readConflict(cursor);
    if (conflict.onConflict !== undefined) column.notNullOnConflict = conflict.onConflict;
  } else if (cursor.take("NULL")) readConflict(cursor);
  else if (cursor.take("DEFAULT")) column.default = readDefault(cursor);
  else if (cursor.take("COLLATE")) column.collation = cursor.name();
  else if (cursor.take("PRIMARY", "KEY")) table.constraints.push(readInlineKey(cursor, column, named));
  else if (cursor.take("UNIQUE")) {
    table.constraints.push({
      kind: "unique",
      ...named,
      columns: [{ name: column.name, desc: false }],
      ...readConflict(cursor),
    });
  } else if (cursor.take("CHECK"))
    table.constraints.push({ kind: "check", ...named, expression: tidy(cursor.parenthesised()) });
  else if (cursor.take("REFERENCES")) table.constraints.push(readReference(cursor, named, [column.name]));
  else if (cursor.take("GENERATED", "ALWAYS", "AS") || cursor.take("AS")) column.generated = readGenerated(cursor);
  else throw cursor.unexpected("a column constraint");
}

function readInlineKey(cursor: Cursor, column: ColumnText, named: Named): KeyText {
  const desc = cursor.takeOne(["ASC", "DESC"]) === "DESC";
  const conflict = readConflict(cursor);
  if (cursor.take("AUTOINCREMENT")) column.autoincrement = true;
  return { kind: "primaryKey", ...named, columns: [{ name: column.name, desc }], ...conflict };
}

function readGenerated(cursor: Cursor): { expression: string; stored: boolean } {
  const expression = tidy(cursor.parenthesised());
  return { expression, stored: cursor.takeOne(["STORED", "VIRTUAL"]) === "STORED" };
}

/** A bare word that is no literal is a string to SQLite: `DEFAULT active`. */
function readDefault(cursor: Cursor): string {
  if (cursor.sees("(")) return tidy(cursor.parenthesised());
  const sign = cursor.takeOne(["-", "+"]) ?? "";
  const token = cursor.next();
  const isText = token.kind === "name" || (token.kind === "word" && !VALUE_WORDS.some((word) => isWord(token, word)));
  if (isText) return `'${nameOf(token).replaceAll("'", "''")}'`;
  return sign + token.text;
}

const VALUE_WORDS = ["NULL", "TRUE", "FALSE", "CURRENT_TIME", "CURRENT_DATE", "CURRENT_TIMESTAMP"];

function readTableConstraint(cursor: Cursor, table: Draft): void {
  const named: Named = cursor.take("CONSTRAINT") ? { name: cursor.name() } : {};
  if (cursor.take("PRIMARY", "KEY")) table.constraints.push(readKey(cursor, "primaryKey", named, table));
  else if (cursor.take("UNIQUE")) table.constraints.push(readKey(cursor, "unique", named, table));
  else if (cursor.take("CHECK")) {
    const expression = tidy(cursor.parenthesised());
    table.constraints.push({ kind: "check", ...named, expression, ...readConflict(cursor) });
  } else if (cursor.take("FOREIGN", "KEY")) {
    const columns = readNames(cursor);
    cursor.expect("REFERENCES");
    table.constraints.push(readReference(cursor, named, columns));
  } else if (named.name === undefined) throw cursor.unexpected("a table constraint");
}

function readKey(cursor: Cursor, kind: KeyText["kind"], named: Named, table: Draft): KeyText {
  const columns: KeyColumn[] = [];
  cursor.expect("(");
  do columns.push(readKeyColumn(cursor));
  while (cursor.take(","));
  if (cursor.take("AUTOINCREMENT")) {
    const column = table.columns.find((item) => item.name.toLowerCase() === columns[0]?.name.toLowerCase());
    if (column !== undefined) column.autoincrement = true;
  }
  cursor.expect(")");
  return { kind, ...named, columns, ...readConflict(cursor) };
}

function readKeyColumn(cursor: Cursor): KeyColumn {
  const name = cursor.name();
  const collation = cursor.take("COLLATE") ? { collation: cursor.name() } : {};
  return { name, ...collation, desc: cursor.takeOne(["ASC", "DESC"]) === "DESC" };
}

function readNames(cursor: Cursor): string[] {
  const names: string[] = [];
  cursor.expect("(");
  do names.push(cursor.name());
  while (cursor.take(","));
  cursor.expect(")");
  return names;
}

function readConflict(cursor: Cursor): { onConflict?: ConflictAction } {
  if (!cursor.take("ON", "CONFLICT")) return {};
  const action = cursor.takeOne(["ROLLBACK", "ABORT", "FAIL", "IGNORE", "REPLACE"]);
  if (action === undefined) throw cursor.unexpected("a conflict clause");
  return action === "ABORT" ? {} : { onConflict: action.toLowerCase() as ConflictAction };
}

function readReference(cursor: Cursor, named: Named, columns: readonly string[]): ForeignKeyText {
  const table = cursor.name();
  const targets = cursor.sees("(") ? readNames(cursor) : [];
  const found: { onDelete?: ReferentialAction; onUpdate?: ReferentialAction; full: boolean } = { full: false };
  for (;;) {
    if (cursor.take("ON", "DELETE")) Object.assign(found, readAction(cursor, "onDelete"));
    else if (cursor.take("ON", "UPDATE")) Object.assign(found, readAction(cursor, "onUpdate"));
    else if (cursor.take("ON", "INSERT")) readAction(cursor, "onUpdate");
    else if (cursor.take("MATCH")) found.full = cursor.name().toUpperCase() === "FULL";
    else break;
  }
  return { kind: "foreignKey", ...named, columns, table, targets, ...found, deferral: readDeferral(cursor) };
}

function readAction(cursor: Cursor, event: "onDelete" | "onUpdate"): Record<string, ReferentialAction> {
  if (cursor.take("NO", "ACTION")) return {};
  if (cursor.take("SET", "NULL")) return { [event]: "setNull" };
  if (cursor.take("SET", "DEFAULT")) return { [event]: "setDefault" };
  if (cursor.take("CASCADE")) return { [event]: "cascade" };
  if (cursor.take("RESTRICT")) return { [event]: "restrict" };
  throw cursor.unexpected("a referential action");
}

function readDeferral(cursor: Cursor): ForeignKeyText["deferral"] {
  const negated = cursor.take("NOT", "DEFERRABLE");
  if (!negated && !cursor.take("DEFERRABLE")) return "none";
  const deferred = cursor.take("INITIALLY") && cursor.takeOne(["DEFERRED", "IMMEDIATE"]) === "DEFERRED";
  if (negated) return "none";
  return deferred ? "deferred" : "immediate";
}
