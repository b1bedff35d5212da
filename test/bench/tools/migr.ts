/**
 * migr, as the standalone binary.
 *
 * @module
 */
import { existsSync } from "node:fs";
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Command, runCommand } from "../measure.ts";
import { ADDED_COLUMN, type BenchTable, COLUMNS, ddl, tables } from "../schema.ts";
import type { Database, Job, Place, Scenario, Tool } from "./tool.ts";

const BINARY = join(import.meta.dirname, "../../../dist/migr");

/** The format of the revisions that `upgrade` runs. */
export function migr(format: "sql" | "ts"): Tool {
  return {
    name: `migr (.${format})`,
    missing: () => (existsSync(BINARY) ? undefined : "dist/migr: run npm run build"),
    prepare: (scenario, place) => prepare(scenario, place, format),
  };
}

async function prepare(scenario: Scenario, place: Place, format: "sql" | "ts"): Promise<Job | undefined> {
  const { folder, database } = place;
  const command = (...args: string[]): Command => ({ file: BINARY, args, cwd: folder });
  if (scenario.kind === "version") return format === "sql" ? { command: command("--version") } : undefined;
  const versions = join(folder, "migrations/versions");
  await mkdir(versions, { recursive: true });
  await writeFile(join(folder, "migr.config.ts"), configText(database));
  if (scenario.kind === "autogenerate") return format === "ts" ? autogenerate(scenario, place, command) : undefined;
  await writeRevisions(versions, scenario.size, format);
  if (scenario.kind === "upgrade") return { command: command("upgrade", "head"), before: database.empty };
  if (format === "ts") return undefined;
  await runCommand(command("upgrade", "head"));
  return { command: command("current") };
}

function configText({ engine, address }: Database): string {
  const url = engine === "sqlite" ? `sqlite:${address}` : address;
  return `export default { url: ${JSON.stringify(url)}, models: "./schema.ts", migrations: "./migrations" };\n`;
}

async function writeRevisions(versions: string, count: number, format: "sql" | "ts"): Promise<void> {
  let down: string | undefined;
  for (const [index, table] of tables(count).entries()) {
    const id = index.toString(16).padStart(12, "0");
    const text = format === "sql" ? sqlRevision(id, down, table) : tsRevision(id, down, table);
    await writeFile(join(versions, `${id}_create_${table.name}.${format}`), text);
    down = id;
  }
}

function sqlRevision(id: string, down: string | undefined, table: BenchTable): string {
  return `-- Create ${table.name}.
-- revision: ${id}
-- down-revision:${down === undefined ? "" : ` ${down}`}
-- branch-labels:
-- depends-on:

-- migr: upgrade
${ddl(table).join(";\n")};

-- migr: downgrade
DROP TABLE ${table.name};
`;
}

function tsRevision(id: string, down: string | undefined, { name, parent }: BenchTable): string {
  const columns = COLUMNS.map(([column, type]) => `      { name: "${column}", type: "${type}" },`);
  return `/** Create ${name}. */
import type { Operations } from "migr";

export const revision = "${id}";
export const downRevision = ${down === undefined ? "null" : `"${down}"`};
export const branchLabels: string[] = [];
export const dependsOn: string[] = [];

export async function upgrade(op: Operations) {
  op.createTable(
    "${name}",
    [
      { name: "id", type: "integer", notNull: true },
${columns.join("\n")}
    ],
    {
      primaryKey: { name: "${name}_pkey", columns: ["id"] },
      foreignKeys: [
        {
          name: "${name}_parent_id_fkey",
          columns: ["parent_id"],
          references: { table: "${parent}", columns: ["id"] },
        },
      ],
    },
  );
  op.createIndex("${name}_name_idx", "${name}", ["name"]);
  op.createIndex("${name}_status_idx", "${name}", ["status", "score"]);
}

export async function downgrade(op: Operations) {
  op.dropTable("${name}");
}
`;
}

async function autogenerate(
  { size, changed }: Scenario & { kind: "autogenerate" },
  { folder }: Place,
  command: (...args: string[]) => Command,
): Promise<Job> {
  const versions = join(folder, "migrations/versions");
  await writeFile(join(folder, "schema.ts"), modelText(tables(size)));
  await runCommand(command("revision", "--autogenerate", "-m", "create all"));
  await runCommand(command("upgrade", "head"));
  await writeFile(join(folder, "schema.ts"), modelText(tables(size, changed)));
  const kept = new Set(await readdir(versions));
  return {
    command: command("revision", "--autogenerate", "-m", "change"),
    async before() {
      for (const name of await readdir(versions)) if (!kept.has(name)) await rm(join(versions, name));
    },
  };
}

function modelText(list: readonly BenchTable[]): string {
  return `import { boolean, index, integer, table, text, timestamp } from "migr/schema";\n${list.map(modelOf).join("")}`;
}

function modelOf({ name, parent, changed }: BenchTable): string {
  const columns = COLUMNS.map(([column, type]) => {
    const reference = column === "parent_id" ? `.references(() => ${parent}.id)` : "";
    return `  ${column}: ${type}()${reference},`;
  });
  if (changed) columns.push(`  ${ADDED_COLUMN}: text(),`);
  return `
export const ${name} = table("${name}", {
  id: integer().primaryKey(),
${columns.join("\n")}
}, (t) => [
  index("${name}_name_idx").on(t.name),
  index("${name}_status_idx").on(t.status, t.score),
]);
`;
}
