/**
 * What commands cost that only look at revisions, with 100, 1,000 and 10,000 files, in one line and in many branches.
 *
 *     node test/bench/graph.ts [--runs 5] [path of the program]
 *
 * The program is dist/migr when it was built, else the source under Node. Only headers are read, so the cost should grow
 * no faster than the number of files: the last column is the time for each file beyond start-up, relative to the smallest
 * project.
 *
 * @module
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { peakMemory, runCommand } from "./measure.ts";

const ROOT = join(import.meta.dirname, "../..");
const SIZES = [100, 1_000, 10_000];
const COMMANDS = [
  ["heads"],
  ["history"],
  ["history", "--graph", "--limit", "30"],
  ["current"],
  ["upgrade", "000000000000", "--sql"],
];

/** Which earlier revisions one builds on. */
const SHAPES: Readonly<Record<string, (index: number) => readonly number[]>> = {
  deep: (index) => (index === 0 ? [] : [index - 1]),
  wide: (index) => (index === 0 ? [] : [0]),
  // Branches of ten that are merged again, as in a team.
  braided: (index) =>
    index === 0
      ? []
      : index % 10 === 0
        ? [index - 1, Math.max(0, index - 6)]
        : [Math.max(0, index - (index % 5 === 1 ? 4 : 1))],
};

const { values, positionals } = parseArgs({
  options: { runs: { type: "string", default: "5" } },
  allowPositionals: true,
});
const program = programOf(positionals[0]);
const startUp = await fastest(["--version"], tmpdir());
console.log(`${program.join(" ")}: start-up ${startUp.toFixed(0)} ms (the fastest of ${values.runs} runs)\n`);
console.log("| revisions | command | ms | peak MB | ms for each file beyond start-up | to the smallest |");
console.log("|---|---|--:|--:|--:|--:|");
for (const [shape, parentsOf] of Object.entries(SHAPES)) {
  const first = new Map<string, number>();
  for (const size of SIZES) await measure(shape, size, parentsOf, first);
}

async function measure(
  shape: string,
  size: number,
  parentsOf: (index: number) => readonly number[],
  first: Map<string, number>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "migr-graph-"));
  try {
    writeProject(folder, size, parentsOf);
    for (const words of COMMANDS) {
      const ms = await fastest(words, folder);
      const memory = await peakMemory({ file: program[0] ?? "", args: [...program.slice(1), ...words], cwd: folder });
      const each = (ms - startUp) / size;
      const base = first.get(words.join(" ")) ?? each;
      first.set(words.join(" "), base);
      const cells = [`${size} ${shape}`, words.join(" "), ms.toFixed(0), memory?.toFixed(0) ?? "–", each.toFixed(4)];
      console.log(`| ${[...cells, `${(each / base).toFixed(2)} ×`].join(" | ")} |`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function fastest(words: readonly string[], cwd: string): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < Number(values.runs); run++) {
    const { ms } = await runCommand({ file: program[0] ?? "", args: [...program.slice(1), ...words], cwd });
    best = Math.min(best, ms);
  }
  return best;
}

function programOf(path: string | undefined): string[] {
  if (path !== undefined) return [path];
  const binary = join(ROOT, "dist/migr");
  return existsSync(binary) ? [binary] : [process.execPath, join(ROOT, "cli/main.ts")];
}

/** Ids whose order says nothing about the graph, like generated ones. */
function idOf(index: number): string {
  return ((index * 2_654_435_761) % 2 ** 32).toString(16).padStart(8, "0") + index.toString(16).padStart(4, "0");
}

function writeProject(folder: string, size: number, parentsOf: (index: number) => readonly number[]): void {
  const versions = join(folder, "migrations/versions");
  mkdirSync(versions, { recursive: true });
  writeFileSync(join(folder, "migr.config.ts"), `export default { url: "sqlite:./app.db" };\n`);
  for (let index = 0; index < size; index++) {
    const parents = [...new Set(parentsOf(index))].map(idOf);
    const isSql = index % 2 === 1;
    writeFileSync(
      join(versions, `${idOf(index)}_table_${index}.${isSql ? "sql" : "ts"}`),
      isSql ? sqlText(index, parents) : moduleText(index, parents),
    );
  }
}

function sqlText(index: number, parents: readonly string[]): string {
  return `-- Add table ${index}
-- revision: ${idOf(index)}
-- down-revision: ${parents.join(", ")}
-- branch-labels:
-- depends-on:

-- migr: upgrade
CREATE TABLE t${index} (id integer PRIMARY KEY, name text);

-- migr: downgrade
DROP TABLE t${index};
`;
}

function moduleText(index: number, parents: readonly string[]): string {
  const down = parents.length > 1 ? parents : (parents[0] ?? null);
  return `/** Add table ${index} */
import type { Operations } from "migr";

export const revision = "${idOf(index)}";
export const downRevision = ${JSON.stringify(down)};
export const branchLabels: string[] = [];
export const dependsOn: string[] = [];

export async function upgrade(op: Operations) {
  op.createTable("t${index}", [{ name: "id", type: "integer" }, { name: "name", type: "text" }]);
}

export async function downgrade(op: Operations) {
  op.dropTable("t${index}");
}
`;
}
