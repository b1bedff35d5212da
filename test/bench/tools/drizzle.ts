/**
 * drizzle-kit: SQL files with a journal; models are compared with the snapshot of the last generation.
 *
 * @module
 */
import { existsSync } from "node:fs";
import { cp, mkdir, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Command, runCommand } from "../measure.ts";
import { ADDED_COLUMN, type BenchTable, COLUMNS, ddl, type Engine, tables } from "../schema.ts";
import type { Database, Job, Place, Scenario, Tool } from "./tool.ts";

const MODULES = join(import.meta.dirname, "../node_modules");
const PROGRAM = join(MODULES, "drizzle-kit/bin.cjs");

export const drizzle: Tool = {
  name: "drizzle-kit",
  missing: () => (existsSync(PROGRAM) ? undefined : "drizzle-kit: run npm install in test/bench"),
  async prepare(scenario, place) {
    const { folder, database } = place;
    const command = (...args: string[]): Command => ({ file: process.execPath, args: [PROGRAM, ...args], cwd: folder });
    if (scenario.kind === "version") return { command: command("--version") };
    // It has no command that tells the state of a database.
    if (scenario.kind === "current") return undefined;
    await symlink(MODULES, join(folder, "node_modules"));
    await writeFile(join(folder, "package.json"), '{ "type": "module" }\n');
    await writeFile(join(folder, "drizzle.config.ts"), configText(database));
    if (scenario.kind === "autogenerate") return await generate(scenario, place, command);
    await writeMigrations(folder, scenario);
    return { command: command("migrate"), before: database.empty };
  },
};

function configText({ engine, address }: Database): string {
  const [dialect, url] = engine === "sqlite" ? ["sqlite", `file:${address}`] : ["postgresql", address];
  return `export default { dialect: "${dialect}", schema: "./schema.ts", out: "./drizzle", dbCredentials: { url: "${url}" } };\n`;
}

async function writeMigrations(folder: string, { engine, size }: Scenario & { kind: "upgrade" }): Promise<void> {
  await mkdir(join(folder, "drizzle/meta"), { recursive: true });
  const entries = tables(size).map((table, idx) => ({
    idx,
    version: engine === "sqlite" ? "6" : "7",
    when: 1_700_000_000_000 + idx,
    tag: `${String(idx).padStart(4, "0")}_create_${table.name}`,
    breakpoints: true,
  }));
  for (const [index, table] of tables(size).entries()) {
    await writeFile(
      join(folder, "drizzle", `${entries[index]?.tag}.sql`),
      ddl(table).join(";\n--> statement-breakpoint\n"),
    );
  }
  const dialect = engine === "sqlite" ? "sqlite" : "postgresql";
  await writeFile(join(folder, "drizzle/meta/_journal.json"), JSON.stringify({ version: "7", dialect, entries }));
}

async function generate(
  { engine, size, changed }: Scenario & { kind: "autogenerate" },
  { folder }: Place,
  command: (...args: string[]) => Command,
): Promise<Job> {
  await writeFile(join(folder, "schema.ts"), modelText(engine, tables(size)));
  await runCommand(command("generate"));
  await cp(join(folder, "drizzle"), join(folder, "kept"), { recursive: true });
  await writeFile(join(folder, "schema.ts"), modelText(engine, tables(size, changed)));
  return {
    command: command("generate"),
    async before() {
      await rm(join(folder, "drizzle"), { recursive: true });
      await cp(join(folder, "kept"), join(folder, "drizzle"), { recursive: true });
    },
  };
}

/** SQLite has fewer types; drizzle-kit declares them by the way a value is mapped. */
const TYPES: Readonly<Record<Engine, Readonly<Record<string, string>>>> = {
  postgres: { text: "text", integer: "integer", boolean: "boolean", timestamp: "timestamp" },
  sqlite: { text: "text", integer: "integer", boolean: "integer", timestamp: "text" },
};

function modelText(engine: Engine, list: readonly BenchTable[]): string {
  const [prefix, name] = engine === "sqlite" ? ["sqlite", "sqliteTable"] : ["pg", "pgTable"];
  const types = [...new Set(Object.values(TYPES[engine]))].join(", ");
  const head = `import { foreignKey, index, ${types}, ${name} as table } from "drizzle-orm/${prefix}-core";\n`;
  return head + list.map((one) => modelOf(engine, one)).join("");
}

function modelOf(engine: Engine, { name, parent, changed }: BenchTable): string {
  const columns = COLUMNS.map(([column, type]) => `  ${column}: ${TYPES[engine][type]}("${column}"),`);
  if (changed) columns.push(`  ${ADDED_COLUMN}: text("${ADDED_COLUMN}"),`);
  return `
export const ${name} = table("${name}", {
  id: integer("id").primaryKey(),
${columns.join("\n")}
}, (t) => [
  index("${name}_name_idx").on(t.name),
  index("${name}_status_idx").on(t.status, t.score),
  foreignKey({ columns: [t.parent_id], foreignColumns: [${parent === name ? "t" : parent}.id] }),
]);
`;
}
