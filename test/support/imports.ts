/**
 * The imports of the repository's TypeScript files, for the architecture test.
 *
 * @module
 */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

export interface Import {
  /** The importing file, relative to the repository: `core/catalog/diff.ts`. */
  readonly file: string;
  /** A file of the repository, or a package's specifier as written. */
  readonly target: string;
  /** `import type`: gone at run time. */
  readonly typeOnly: boolean;
  readonly line: number;
}

/** The repository's folder. */
export const ROOT: string = fileURLToPath(new URL("../..", import.meta.url));

/** All TypeScript files below a folder, relative to the repository. */
export function sourcesOf(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.includes("node_modules"))
    .map((name) => join(folder, name))
    .sort();
}

/** The formatter guarantees that a statement starts its line and that its specifier is in double quotes. */
const STATEMENT = /^(?:import|export)\s+(type\s+)?(?:[\w*{][^;"]*?\sfrom\s+)?"([^"]+)";$/gm;
const DYNAMIC = /\bimport\(\s*"([^"]+)"/g;

/** What a file imports and re-exports, in order. */
export function importsOf(file: string): Import[] {
  const text = withoutComments(readFileSync(join(ROOT, file), "utf8"));
  const statements = [...text.matchAll(STATEMENT)].map((match) => found(match.index, match[2], match[1] !== undefined));
  const dynamic = [...text.matchAll(DYNAMIC)].map((match) => found(match.index, match[1], isInType(text, match.index)));
  return [...statements, ...dynamic];

  function found(index: number, specifier = "", typeOnly: boolean): Import {
    const target = specifier.startsWith(".") ? relative(ROOT, join(ROOT, dirname(file), specifier)) : specifier;
    return { file, target, typeOnly, line: text.slice(0, index).split("\n").length };
  }
}

/** Blanks comments, but keeps the lines. */
function withoutComments(text: string): string {
  return text.replace(/^\s*\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, (comment) => comment.replace(/[^\n]/g, " "));
}

/** `let x: import("y").Z` or `typeof import("y")`. */
function isInType(text: string, index: number): boolean {
  return /(?::|typeof|<|\||&)\s*$/.test(text.slice(0, index));
}

/**
 * The groups of files that import each other in a circle.
 *
 * @example cyclesIn([...]) // [["core/a.ts", "core/b.ts"]]
 */
export function cyclesIn(imports: readonly Import[]): string[][] {
  const targets = new Map<string, Import[]>(imports.map(({ file }) => [file, []]));
  for (const found of imports) targets.get(found.file)?.push(found);
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const cycles: string[][] = [];
  for (const file of targets.keys()) if (!index.has(file)) visit(file);
  return cycles;

  /** Tarjan's algorithm. */
  function visit(file: string): void {
    index.set(file, index.size);
    low.set(file, index.size - 1);
    stack.push(file);
    for (const { target } of targets.get(file) ?? []) {
      if (!targets.has(target)) continue;
      if (!index.has(target)) {
        visit(target);
        low.set(file, Math.min(low.get(file) ?? 0, low.get(target) ?? 0));
      } else if (stack.includes(target)) {
        low.set(file, Math.min(low.get(file) ?? 0, index.get(target) ?? 0));
      }
    }
    if (low.get(file) !== index.get(file)) return;
    const group = stack.splice(stack.indexOf(file));
    if (group.length > 1) cycles.push(group.sort());
  }
}
