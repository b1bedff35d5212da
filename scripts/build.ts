/**
 * The build: `npm run build` makes the npm package and the standalone binary for this machine, in dist/.
 *
 *     npm run build -- --target linux-arm64    the binary for another machine: dist/migr-linux-arm64
 *     npm run build -- --package               only the package
 *     npm run build -- --binary                only the binary
 *     npm run build -- --playground            only the playground's site: dist/playground, for any static host
 *
 * @module
 */
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { build as buildSite } from "vite";
import { packSite } from "../cli/host/site.ts";
import { checkEdgeSizes } from "./edge_sizes.ts";
import { writeSnapshot } from "./snapshot.ts";

const ROOT = join(import.meta.dirname, "..");
const DIST = join(ROOT, "dist");
const BIN = join(ROOT, "node_modules/.bin");

/** The files that the package's subpaths name, and the program; each becomes a file of the same path in dist/. */
const ENTRIES: readonly string[] = [
  "core/mod.ts",
  "core/models/mod.ts",
  "core/dialects/postgres/mod.ts",
  "core/dialects/sqlite/mod.ts",
  "core/migrator/edge/mod.ts",
  "core/migrator/edge/sql.ts",
  "core/dialects/postgres/run.ts",
  "core/dialects/postgres/code.ts",
  "core/dialects/postgres/with.ts",
  "core/dialects/sqlite/run.ts",
  "core/dialects/sqlite/code.ts",
  "core/drivers/pglite.ts",
  "core/drivers/postgres_js.ts",
  "core/drivers/node_sqlite.ts",
  "core/drivers/sql_js.ts",
  "core/drivers/d1.ts",
  "core/drivers/durable_object.ts",
  "core/drivers/libsql.ts",
  "core/drivers/bun_sqlite.ts",
  "core/drivers/pg.ts",
  "cli/main.ts",
];

/** The npm package: one ES module per entry, shared chunks, declarations, source maps. */
async function buildPackage(): Promise<void> {
  for (const folder of ["core", "cli", "chunks"]) rmSync(join(DIST, folder), { recursive: true, force: true });
  await build({
    absWorkingDir: ROOT,
    entryPoints: [...ENTRIES],
    outdir: DIST,
    outbase: ROOT,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "es2023",
    packages: "external",
    chunkNames: "chunks/[name]-[hash]",
    sourcemap: true,
    // The sources are in the map, so the package needs no copy of them.
    sourcesContent: true,
    legalComments: "none",
    logLevel: "warning",
  });
  chmodSync(join(DIST, "cli/main.js"), 0o755);
  declarations();
}

/** Type declarations of the core; the program has none. */
function declarations(): void {
  const options = ["--noEmit", "false", "--emitDeclarationOnly", "--declaration", "--outDir", join(DIST, "core")];
  execFileSync(join(BIN, "tsc"), ["-p", join(ROOT, "core"), "--rootDir", join(ROOT, "core"), ...options], {
    stdio: "inherit",
  });
  for (const file of filesIn(join(DIST, "core")).filter((path) => path.endsWith(".d.ts"))) {
    const text = readFileSync(file, "utf8");
    writeFileSync(file, text.replace(/(from |import\()"(\.{1,2}\/[^"]+)\.ts"/g, '$1"$2.js"'));
  }
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

const SITE = join(DIST, "playground");

/** The playground's site; over its budgets it fails. */
async function buildPlayground(): Promise<void> {
  await buildSite({ configFile: join(ROOT, "vite.playground.config.ts"), logLevel: "warn" });
}

/** The standalone binary; without a target for this machine. */
async function buildBinary(target: string | undefined): Promise<string> {
  const snapshot = await writeSnapshot(DIST);
  copyFileSync(snapshot, join(DIST, "snapshot.tgz"));
  const site = filesIn(SITE).map((file) => ({
    path: relative(SITE, file).replaceAll("\\", "/"),
    bytes: readFileSync(file),
  }));
  writeFileSync(join(DIST, "playground.pack"), packSite(site));
  writeFileSync(join(DIST, "extensions.pack"), packSite(await extensionArchives()));
  const output = join(DIST, target === undefined ? "migr" : `migr-${target}`);
  const flags = [
    "--compile",
    "--minify",
    "--bytecode",
    "--format=esm",
    // A command loads what it uses: in one piece everything that any command imports of node: is loaded at the start.
    "--splitting",
    // The user's files resolve as in their project, but nothing of their project configures the program.
    "--compile-autoload-tsconfig",
    "--compile-autoload-package-json",
    "--no-compile-autoload-bunfig",
    "--no-compile-autoload-dotenv",
    // Bun reads TypeScript itself.
    "--external=jiti",
    ...(target === undefined ? [] : [`--target=bun-${target}`]),
    `--outfile=${output}`,
  ];
  execFileSync(join(BIN, "bun"), ["build", ...flags, join(ROOT, "cli/binary.ts")], {
    cwd: ROOT,
    stdio: ["ignore", "ignore", "inherit"],
  });
  for (const file of ["snapshot.tgz", "extensions.pack", "playground.pack"]) rmSync(join(DIST, file));
  return existsSync(output) ? output : `${output}.exe`;
}

interface Setup {
  readonly setup?: (database: unknown, options: unknown) => Promise<{ bundlePath?: URL }>;
}

/** The archives of PGlite's own extensions, one and a half megabytes in all, by the names of their modules. */
async function extensionArchives(): Promise<{ path: string; bytes: Uint8Array }[]> {
  const folder = join(ROOT, "node_modules/@electric-sql/pglite/dist/contrib");
  const names = readdirSync(folder).flatMap((file) => /^(\w+)\.js$/.exec(file)?.[1] ?? []);
  const archives = names.map(async (path) => {
    const module = (await import(pathToFileURL(join(folder, `${path}.js`)).href)) as Record<string, Setup>;
    const { bundlePath } = (await module[path]?.setup?.({}, {})) ?? {};
    return bundlePath === undefined ? [] : [{ path, bytes: readFileSync(bundlePath) }];
  });
  return (await Promise.all(archives)).flat();
}

function report(file: string): void {
  console.log(`${relative(ROOT, file)}  ${(statSync(file).size / 1e6).toFixed(2)} MB`);
}

const args = process.argv.slice(2);
const target = args.includes("--target") ? args[args.indexOf("--target") + 1] : undefined;
const all = !["--package", "--binary", "--playground", "--target"].some((part) => args.includes(part));
mkdirSync(DIST, { recursive: true });
// Both the package and the binary carry it.
await buildPlayground();
if (all || args.includes("--package")) {
  await buildPackage();
  report(await writeSnapshot(DIST));
  report(join(DIST, "cli/main.js"));
  await checkEdgeSizes();
}
if (all || args.includes("--binary") || target !== undefined) report(await buildBinary(target));
// PGlite keeps the process alive for a while after it has closed.
process.exit(0);
