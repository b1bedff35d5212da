/**
 * What the page may weigh, gzipped. A build that is over a budget fails.
 *
 * @module
 */
import { gzipSync } from "node:zlib";
import type { Plugin, Rolldown } from "vite";

/** Bytes. The engines' are what they weigh, and a little room for their next versions. */
export const BUDGETS = {
  /** Everything before editor and engine: the page, its styles, its script. */
  "first paint": 120_000,
  editor: 200_000,
  sqlite: 600_000,
  postgres: 7_200_000,
} as const;

export type Part = keyof typeof BUDGETS;

/** Weighs the parts of a build and fails it when one is too heavy. */
export function budgets(report: (weights: Readonly<Record<Part, number>>) => void): Plugin {
  return {
    name: "migr-budgets",
    enforce: "post",
    apply: "build",
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        const weights = weigh(bundle);
        report(weights);
        for (const part of Object.keys(BUDGETS) as Part[]) {
          if (weights[part] > BUDGETS[part]) this.error(tooHeavy(part, weights[part]));
        }
      },
    },
  };
}

function tooHeavy(part: Part, weight: number): string {
  return `The playground's ${part} weighs ${weight} bytes gzipped; its budget is ${BUDGETS[part]}. Load later what is not needed at once, or say in playground/build/budgets.ts why it may be more.`;
}

function weigh(bundle: Rolldown.OutputBundle): Record<Part, number> {
  const files = Object.values(bundle);
  const chunks = new Map(files.flatMap((file) => (file.type === "chunk" ? [[file.fileName, file] as const] : [])));
  const entry = [...chunks.values()].filter(
    ({ isEntry, facadeModuleId }) => isEntry && facadeModuleId?.endsWith(".html"),
  );
  const first = closure(entry, chunks);
  const editor = closure(
    [...chunks.values()].filter(({ name }) => name === "codemirror"),
    chunks,
  );
  const html = files.filter(({ fileName }) => fileName === "index.html");
  return {
    "first paint": sum([...first, ...html, ...stylesOf(first, bundle)]),
    editor: sum([...editor].filter((chunk) => !first.has(chunk))),
    sqlite: engineWeight("sqlite", files),
    postgres: engineWeight("postgres", files),
  };
}

type Chunk = Rolldown.OutputChunk;
type Output = Rolldown.OutputBundle[string];

/** Chunks and everything that they load at once. */
function closure(start: readonly Chunk[], chunks: ReadonlyMap<string, Chunk>): Set<Chunk> {
  const found = new Set(start);
  for (const chunk of found) {
    for (const name of chunk.imports) {
      const imported = chunks.get(name);
      if (imported !== undefined) found.add(imported);
    }
  }
  return found;
}

function stylesOf(chunks: ReadonlySet<Chunk>, bundle: Rolldown.OutputBundle): Output[] {
  const names = new Set(
    [...chunks].flatMap((chunk) => {
      const { viteMetadata } = chunk as { readonly viteMetadata?: { readonly importedCss: ReadonlySet<string> } };
      return [...(viteMetadata?.importedCss ?? [])];
    }),
  );
  return [...names].flatMap((name) => bundle[name] ?? []);
}

/** Its files are compressed already. */
function engineWeight(engine: "sqlite" | "postgres", files: readonly Output[]): number {
  const own = files.filter(({ fileName }) => fileName.startsWith(`engine/${engine}-`));
  return own.reduce((total, file) => total + bytesOf(file).length, 0);
}

function sum(files: Iterable<Output>): number {
  let total = 0;
  for (const file of files) total += gzipSync(bytesOf(file), { level: 9 }).length;
  return total;
}

function bytesOf(file: Output): Uint8Array {
  if (file.type === "chunk") return new TextEncoder().encode(file.code);
  return typeof file.source === "string" ? new TextEncoder().encode(file.source) : file.source;
}
