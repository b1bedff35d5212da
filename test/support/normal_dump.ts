/**
 * pg_dump's output in an order that does not depend on how the database came about.
 *
 * @module
 */

/**
 * Statements without comments and settings, sorted; the lines of a CREATE TABLE sorted, too, because a column that was
 * added later stands last.
 */
export function normalDump(dump: string): string {
  const lines = dump.split("\n").filter((line) => !line.startsWith("--"));
  const statements = lines
    .join("\n")
    .split(/;\n/)
    .map((statement) => normalStatement(statement.trim()).replace(IDENTITY_SEQUENCE, "").replace(PARAMETERS, inOrder))
    .filter((statement) => statement !== "" && !/^(SET|SELECT pg_catalog\.set_config)\b/.test(statement));
  return withoutInherited(statements).sort().join(";\n");
}

/**
 * Whether what a child inherits is also its own shows in its CREATE TABLE. PostgreSQL has no statement that changes it, so it
 * is not compared: a child says only what is different from its parents.
 */
function withoutInherited(statements: readonly string[]): string[] {
  const tables = new Map(statements.flatMap((statement) => asTable(statement) ?? []));
  const inherited = (name: string): string[] =>
    (tables.get(name)?.parents ?? []).flatMap((parent) => [...(tables.get(parent)?.lines ?? []), ...inherited(parent)]);
  return statements.flatMap((statement) => {
    const [[name, table] = ["", undefined]] = asTable(statement) ?? [];
    if (table === undefined || table.parents.length === 0) return [statement];
    const above = inherited(name);
    const said = table.lines.flatMap((line) => ofChild(line, name, above));
    const own = said.filter((line) => !line.startsWith("ALTER TABLE"));
    const others = said.filter((line) => line.startsWith("ALTER TABLE"));
    return [[table.head, ...own, ...table.tail].join("\n"), ...others];
  });
}

interface Table {
  readonly head: string;
  readonly lines: readonly string[];
  readonly tail: readonly string[];
  readonly parents: readonly string[];
}

function asTable(statement: string): [[string, Table]] | undefined {
  const [, name, body = "", tail = ""] =
    /^CREATE (?:UNLOGGED |FOREIGN )?TABLE (\S+) \(\n([\s\S]*?)^(\)[\s\S]*)$/m.exec(statement) ?? [];
  if (name === undefined) return undefined;
  const lines = body.split("\n").filter((line) => line !== "");
  const parents = /^INHERITS \((.*)\)$/m.exec(tail)?.[1]?.split(", ") ?? [];
  const [head = ""] = statement.split("\n");
  return [[name, { head, lines, tail: tail.split("\n"), parents }]];
}

/** A line of a child: nothing where a parent says the same, and only what is different of a column that a parent has. */
function ofChild(line: string, table: string, above: readonly string[]): string[] {
  if (above.includes(line)) return [];
  const [, notNull] = /^ {4}NOT NULL (\S+)/.exec(line) ?? [];
  if (notNull !== undefined) {
    const isAbove = above.some((other) => other.startsWith(`    ${notNull} `) && other.endsWith(" NOT NULL"));
    return isAbove ? [] : [`ALTER TABLE ONLY ${table} ALTER COLUMN ${notNull} SET NOT NULL`];
  }
  const column = (text: string): string | undefined => /^ {4}("[^"]*"|(?!CONSTRAINT )\S+) /.exec(text)?.[1];
  const name = column(line);
  const twins = above.filter((other) => column(other) === name);
  if (name === undefined || twins.length === 0) return [line];
  const fallback = (text: string): string | undefined => / DEFAULT (.*?)(?: NOT NULL)?$/.exec(text)?.[1];
  const alter = `ALTER TABLE ONLY ${table} ALTER COLUMN ${name} SET`;
  const value = fallback(line);
  const isSame = twins.some((twin) => fallback(twin) === value) || value === undefined;
  const isRequired = line.endsWith(" NOT NULL") && !twins.some((twin) => twin.endsWith(" NOT NULL"));
  return [...(isSame ? [] : [`${alter} DEFAULT ${value}`]), ...(isRequired ? [`${alter} NOT NULL`] : [])];
}

function normalStatement(statement: string): string {
  const [head = "", ...rest] = statement.split("\n");
  if (!/^CREATE (UNLOGGED |FOREIGN )?TABLE .*\($/.test(head)) return statement;
  const end = rest.findIndex((line) => line.startsWith(")"));
  const body = rest.slice(0, end).map((line) => line.replace(/,$/, "").replace(NAMED_NOT_NULL, " NOT NULL"));
  return [head, ...body.sort(), ...rest.slice(end)].join("\n");
}

/** Since PostgreSQL 18 NOT NULL has a name, which stays what it was when a column is renamed. migr does not model it. */
const NAMED_NOT_NULL = / CONSTRAINT (?:\w+|"[^"]+") NOT NULL/;

/** The sequence behind an identity keeps its name when the table or the column is renamed; it cannot be addressed otherwise. */
const IDENTITY_SEQUENCE = /^\s*SEQUENCE NAME .*\n/m;

/** Storage parameters stand in the order in which they were set. */
const PARAMETERS = /(?<=\b(?:WITH|SET) \()\w+(?:\.\w+)?=[^()]*(?=\))/g;

function inOrder(parameters: string): string {
  return parameters.split(", ").sort().join(", ");
}
