/**
 * Builds the programs in `edge/` as their users would: revisions by `migr bundle`, the rest by esbuild, with `migr` and
 * its subpaths as package.json names them (but from source).
 *
 * @module
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build, type Plugin } from "esbuild";
import { ROOT } from "../support/imports.ts";
import { NODE_SOURCE, run } from "./programs.ts";

const EDGE = join(ROOT, "test/e2e/edge");

interface Manifest {
  readonly exports: Readonly<Record<string, { readonly default: string } | string>>;
}

/** `migr/edge` and the like, by the package's own map. */
function migr(revisions: string): Plugin {
  const { exports } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as Manifest;
  return {
    name: "migr",
    setup(setup) {
      setup.onResolve({ filter: /^migr(\/|$)/ }, ({ path }) => {
        const target = exports[path.replace(/^migr/, ".")];
        if (target === undefined || typeof target === "string") return { errors: [{ text: `${path} is no subpath` }] };
        return { path: join(ROOT, target.default.replace("./dist/", "").replace(/\.js$/, ".ts")), sideEffects: false };
      });
      setup.onResolve({ filter: /revisions\.js$/ }, () => ({ path: revisions }));
    },
  };
}

/** Writes a bundle of the revisions with the program itself. */
export async function bundleRevisions(folder: string, ...args: readonly string[]): Promise<string> {
  const file = join(folder, args.length === 0 ? "revisions.js" : "runner/revisions.js");
  const { code, stderr } = await run(NODE_SOURCE, EDGE, ["bundle", "--out", file, ...args]);
  if (code !== 0) throw new Error(stderr);
  return file;
}

/** Builds one of the programs and gives its text. */
export async function buildEdge(name: string, revisions: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(EDGE, `${name}.js`)],
    bundle: true,
    format: "esm",
    target: "es2023",
    conditions: ["workerd"],
    external: ["cloudflare:*", "node:*", "bun:*"],
    plugins: [migr(revisions)],
    write: false,
    minify: true,
    logLevel: "silent",
  });
  return outputFiles[0]?.text ?? "";
}
