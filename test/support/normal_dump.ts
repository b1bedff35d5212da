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
  return lines
    .join("\n")
    .split(/;\n/)
    .map((statement) => normalStatement(statement.trim()).replace(IDENTITY_SEQUENCE, ""))
    .filter((statement) => statement !== "" && !/^(SET|SELECT pg_catalog\.set_config)\b/.test(statement))
    .sort()
    .join(";\n");
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
