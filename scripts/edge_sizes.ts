/**
 * What running revisions costs in a worker's bundle, against a budget that fails the build.
 *
 *     node scripts/edge_sizes.ts           the sizes
 *     node scripts/edge_sizes.ts --files   and what they are made of
 *
 * @module
 */
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const CORE = join(import.meta.dirname, "../core");

/** A bundle with its budget: bytes after gzip. */
interface Budget {
  readonly name: string;
  readonly exports: Readonly<Record<string, string>>;
  readonly limit: number;
}

const KB = 1024;

const BUDGETS: readonly Budget[] = [
  {
    name: "SQL revisions on D1",
    exports: { upgrade: "migrator/edge/sql.ts", sqlite: "dialects/sqlite/run.ts", d1: "drivers/d1.ts" },
    limit: 12 * KB,
  },
  {
    name: "SQL revisions on PostgreSQL",
    exports: {
      upgrade: "migrator/edge/sql.ts",
      postgres: "dialects/postgres/run.ts",
      postgresJs: "drivers/postgres_js.ts",
    },
    limit: 12 * KB,
  },
  {
    name: "op.* on D1",
    exports: { upgrade: "migrator/edge/mod.ts", sqlite: "dialects/sqlite/code.ts", d1: "drivers/d1.ts" },
    limit: 30 * KB,
  },
  {
    // What most revisions are about, as "migr bundle --runner" imports it.
    name: "op.* on PostgreSQL, tables and indexes",
    exports: {
      upgrade: "migrator/edge/mod.ts",
      "postgresWith, tableRule, columnRule, primaryKeyRule, uniqueRule, checkRule, exclusionRule, foreignKeyRule, indexRule":
        "dialects/postgres/with.ts",
      postgresJs: "drivers/postgres_js.ts",
    },
    limit: 30 * KB,
  },
  {
    // PostgreSQL has some fifty kinds of objects, each with its statements and conversions.
    name: "op.* on PostgreSQL, all kinds",
    exports: {
      upgrade: "migrator/edge/mod.ts",
      postgres: "dialects/postgres/code.ts",
      postgresJs: "drivers/postgres_js.ts",
    },
    limit: 42 * KB,
  },
];

/** What a bundle weighs. */
export interface EdgeSize extends Budget {
  readonly minified: number;
  readonly gzipped: number;
  /** Bytes by source file, the largest first. */
  readonly files: readonly (readonly [file: string, bytes: number])[];
}

/** Builds every bundle that has a budget. */
export async function edgeSizes(): Promise<EdgeSize[]> {
  return await Promise.all(BUDGETS.map(measure));
}

async function measure(budget: Budget): Promise<EdgeSize> {
  const lines = Object.entries(budget.exports).map(([name, file]) => `export { ${name} } from "./${file}";`);
  const { outputFiles, metafile } = await build({
    stdin: { contents: lines.join("\n"), resolveDir: CORE },
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2023",
    write: false,
    metafile: true,
  });
  const [output] = outputFiles;
  const inputs = Object.values(metafile.outputs)[0]?.inputs ?? {};
  const files = Object.entries(inputs).map(([file, { bytesInOutput }]) => [file, bytesInOutput] as const);
  return {
    ...budget,
    minified: output?.contents.length ?? 0,
    gzipped: gzipSync(output?.contents ?? "", { level: 9 }).length,
    files: files.sort(([, a], [, b]) => b - a),
  };
}

/** Prints the sizes. @throws Error when one is over its budget */
export async function checkEdgeSizes(withFiles = false): Promise<void> {
  const sizes = await edgeSizes();
  for (const { name, minified, gzipped, limit, files } of sizes) {
    const share = `${(gzipped / KB).toFixed(1)} of ${limit / KB} KB`;
    console.log(`${name}: ${share} after gzip, ${(minified / KB).toFixed(1)} KB before`);
    if (withFiles) for (const [file, bytes] of files) console.log(`  ${String(bytes).padStart(6)}  ${file}`);
  }
  const over = sizes.filter(({ gzipped, limit }) => gzipped > limit).map(({ name }) => name);
  if (over.length > 0)
    throw new Error(`Over the budget: ${over.join(", ")}. "node scripts/edge_sizes.ts --files" shows why.`);
}

if (import.meta.main) await checkEdgeSizes(process.argv.includes("--files"));
