/**
 * Projects that are disturbed: each statement that changes rows changes them in a way that shows when it runs twice.
 *
 * @module
 */
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export type Engine = "postgres" | "sqlite";

export interface FaultProject {
  readonly name: string;
  readonly engine: Engine;
  readonly transaction: "all" | "each" | "none";
  /** File name to text. */
  readonly files: Readonly<Record<string, string>>;
}

const header = (id: string, down: string): string =>
  `-- Revision ${id}.\n-- revision: ${id}\n-- down-revision: ${down}\n\n`;
const sql = (id: string, down: string, up: string, options = ""): Record<string, string> => ({
  [`${id}.sql`]: `${header(id, down)}-- migr: upgrade${options}\n${up}\n`,
});
const module = (id: string, down: string, body: string): Record<string, string> => ({
  [`${id}.ts`]: `/** Revision ${id}. */
export const revision = "${id}";
export const downRevision = "${down}";
export const branchLabels = [];
export const dependsOn = [];

export async function upgrade(op) {
${body}
}
`,
});

const COUNTER = `CREATE TABLE counter (name varchar(20) PRIMARY KEY, n integer NOT NULL);
INSERT INTO counter VALUES ('a', 1);
INSERT INTO counter VALUES ('b', 1);`;

const transactional: Record<string, string> = {
  ...sql("aa01", "", COUNTER),
  ...module(
    "aa02",
    "aa01",
    `  op.createTable("people", [{ name: "id", type: "integer", notNull: true }, { name: "name", type: "text" }]);\n  op.insert("people", [{ id: 1, name: "Ada" }, { id: 2, name: "Grace" }]);\n  op.createIndex("people_name_idx", "people", ["name"]);`,
  ),
  ...sql("aa03", "aa02", "UPDATE counter SET n = n * 2 + 1;\nALTER TABLE people ADD COLUMN age integer;"),
};

const data: Record<string, string> = {
  ...sql("bb01", "", COUNTER),
  ...sql(
    "bb02",
    "bb01",
    "UPDATE counter SET n = n * 2 + 1;\nINSERT INTO counter SELECT 'c', sum(n) FROM counter;\nUPDATE counter SET n = n + 5 WHERE name = 'c';",
  ),
  ...module(
    "bb03",
    "bb02",
    `  const [row] = await op.query("SELECT count(*) AS n FROM counter");
  op.execute("CREATE TABLE totals (n integer)");
  op.execute(\`INSERT INTO totals VALUES (\${Number(row.n)})\`);
  op.execute("UPDATE counter SET n = n * 3");`,
  ),
};

const postgresBare: Record<string, string> = {
  ...sql("cc01", "", COUNTER),
  ...sql(
    "cc02",
    "cc01",
    `CREATE TABLE people (id integer, name text);
INSERT INTO people SELECT i, 'n' || i FROM generate_series(1, 200) AS i;
CREATE INDEX CONCURRENTLY people_name_idx ON people (name);
UPDATE counter SET n = n * 2 + 1;
SET search_path TO public;
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS people_id_idx ON public.people (id);
VACUUM people;
DROP INDEX CONCURRENTLY people_name_idx;
UPDATE counter SET n = n + 5;`,
    " no-transaction",
  ),
  ...sql("cc03", "cc02", "UPDATE counter SET n = n * 3;"),
};

const opaque: Record<string, string> = {
  ...sql("dd01", "", COUNTER),
  ...sql(
    "dd02",
    "dd01",
    `CREATE PROCEDURE twice() LANGUAGE plpgsql AS $$ BEGIN UPDATE counter SET n = n * 2 + 1; COMMIT; END $$;`,
  ),
  ...sql(
    "dd03",
    "dd02",
    "UPDATE counter SET n = n + 1;\nCALL twice();\nUPDATE counter SET n = n + 5;",
    " no-transaction",
  ),
};

const mixed: Record<string, string> = {
  ...sql("ee01", "", COUNTER),
  ...module(
    "ee02",
    "ee01",
    `  op.createTable("people", [{ name: "id", type: "integer", notNull: true }, { name: "name", type: "text" }]);\n  op.insert("people", [{ id: 1, name: "Ada" }, { id: 2, name: "Grace" }]);\n  op.execute("UPDATE counter SET n = n * 2 + 1");\n  op.createIndex("people_name_idx", "people", ["name"], { concurrently: true });\n  op.execute("UPDATE counter SET n = n + 5");\n  op.addColumn("people", { name: "age", type: "integer" });`,
  ),
  ...sql(
    "ee03",
    "ee02",
    "UPDATE counter SET n = n * 3;\nCREATE INDEX CONCURRENTLY people_age_idx ON people (age);",
    " no-transaction",
  ),
};

const sqliteBare: Record<string, string> = {
  ...sql("ff01", "", COUNTER),
  ...sql(
    "ff02",
    "ff01",
    `CREATE TABLE people (id integer, name text);
INSERT INTO people VALUES (1, 'Ada');
PRAGMA user_version = 7;
UPDATE counter SET n = n * 2 + 1;
VACUUM;
CREATE INDEX people_name_idx ON people (name);
UPDATE counter SET n = n + 5;`,
    " no-transaction",
  ),
  ...module(
    "ff03",
    "ff02",
    `  op.alterColumn("people", "name", { notNull: true });\n  op.execute("UPDATE counter SET n = n * 3");`,
  ),
};

const project = (
  name: string,
  engine: Engine,
  transaction: FaultProject["transaction"],
  files: Record<string, string>,
): FaultProject => ({ name, engine, transaction, files });

export const PROJECTS: readonly FaultProject[] = [
  project("transactional", "postgres", "all", transactional),
  project("data, each", "postgres", "each", data),
  project("data, none", "postgres", "none", data),
  project("no transaction", "postgres", "all", postgresBare),
  project("mixed", "postgres", "all", mixed),
  project("a procedure that commits", "postgres", "all", opaque),
  project("transactional", "sqlite", "all", transactional),
  project("data, none", "sqlite", "none", data),
  project("no transaction", "sqlite", "all", sqliteBare),
];

/** Writes a project into a folder of its own. */
export function writeProject({ files, transaction }: FaultProject): string {
  const folder = mkdtempSync(join(tmpdir(), "migr-fault-"));
  mkdirSync(join(folder, "versions"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, "versions", name), text);
  const config = { versionPaths: "./versions", transaction, lockTimeout: "20s" };
  writeFileSync(join(folder, "migr.config.ts"), `export default ${JSON.stringify(config)};\n`);
  return folder;
}
