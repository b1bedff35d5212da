/**
 * All revisions of a project in one module of data and functions, for programs without a file system.
 *
 * @module
 */
import { MigrError } from "../errors.ts";
import type { RevisionGraph } from "./graph.ts";
import { moduleBody } from "./module_body.ts";
import type { Revision, RevisionFile, RevisionModule } from "./revision.ts";
import type { Runner } from "./runner.ts";
import { readSqlRevision } from "./sql_file.ts";

/** What a bundle needs of its host. */
export interface BundleOptions {
  /** Takes the types out of TypeScript. */
  readonly stripTypes: (source: string, path: string) => string | Promise<string>;
  /** The checksum of a file, as the ledger has it. */
  readonly checksum: (file: RevisionFile) => Promise<string>;
  /** What the module exports besides: `upgrade` and `dialect`. Absent: nothing, and it imports nothing. */
  readonly runner?: Runner | undefined;
}

/**
 * The text of an ES module that exports `revisions`, in an order in which they can run. Without a runner it imports
 * nothing.
 *
 * @throws MigrError `BROKEN_GRAPH`; `REVISION_INVALID` for a revision that imports values
 */
export async function bundleText(graph: RevisionGraph, options: BundleOptions): Promise<string> {
  graph.assertSound();
  const entries: string[] = [];
  for (const id of graph.order) entries.push(await entry(graph.require(id), graph, options));
  return `// Written by "migr bundle". Do not edit: write the revisions' files, and bundle again.
/** @type {import("migr").Revision[]} */
export const revisions = [
${entries.join("\n")}
];
${options.runner === undefined ? "" : `\n${options.runner.text}\n`}`;
}

async function entry(revision: Revision, graph: RevisionGraph, options: BundleOptions): Promise<string> {
  const { id, downRevisions, branchLabels, replaces, message, format, limits, file } = revision;
  const header = {
    id,
    downRevisions,
    branchLabels,
    // Labels have become the revisions that they name.
    dependsOn: graph.dependenciesOf(id),
    replaces,
    ...(limits === undefined ? {} : { limits }),
    message,
    format,
  };
  const about = { path: file.path, checksum: await options.checksum(file), text: "" };
  const content =
    format === "sql" ? `sections: { ${fields(readSqlRevision(file))} }` : `load: ${await loader(file, options)}`;
  return `  { ${fields(header)}, file: { ${fields(about)}, ${content} } },`;
}

/** The fields of an object literal. JSON is JavaScript, also with the line separators that strings could not hold once. */
function fields(value: object): string {
  return JSON.stringify(value).slice(1, -1);
}

async function loader(file: RevisionFile, { stripTypes }: BundleOptions): Promise<string> {
  const isTyped = /\.m?ts$/i.test(file.path);
  const body = moduleBody(isTyped ? await stripTypes(file.text, file.path) : file.text, file.path);
  const exported = ["upgrade", "downgrade"].map(
    (name) => `${name}: typeof ${name} === "undefined" ? undefined : ${name}`,
  );
  return `async () => {\n${body.trim()}\nreturn { ${exported.join(", ")} };\n}`;
}

/** What `import.meta.glob` gives for the files of revisions. */
export interface GlobbedRevisions {
  /** The texts of all files: `import.meta.glob("./versions/*", { query: "?raw", import: "default", eager: true })`. */
  readonly texts: Readonly<Record<string, unknown>>;
  /** The modules of those in TypeScript, or functions that import them: `import.meta.glob("./versions/*.ts")`. */
  readonly modules?: Readonly<Record<string, unknown>>;
}

/**
 * Files of revisions out of what a bundler imported, for `RevisionGraph.fromFiles`. Nothing of them is run.
 *
 * @throws MigrError `REVISION_INVALID` for a text that is none, or a module that is missing
 * @example
 * const graph = RevisionGraph.fromFiles(revisionsFrom({
 *   texts: import.meta.glob("./migrations/versions/*", { query: "?raw", import: "default", eager: true }),
 *   modules: import.meta.glob("./migrations/versions/*.ts"),
 * }));
 */
export function revisionsFrom({ texts, modules = {} }: GlobbedRevisions): RevisionFile[] {
  return Object.entries(texts).map(([path, found]): RevisionFile => {
    const text = defaultOf(found);
    if (typeof text !== "string") {
      throw new MigrError("REVISION_INVALID", `The text of ${path} is not a text.`, {
        hint: 'Import files as texts, at once: { query: "?raw", import: "default", eager: true }.',
      });
    }
    if (/\.sql$/i.test(path)) return { path, text };
    const module = modules[path];
    if (module === undefined) {
      throw new MigrError("REVISION_INVALID", `The module of ${path} is missing.`, {
        hint: "Give the modules of the revisions that are not written in SQL, under the same paths as their texts.",
      });
    }
    return {
      path,
      text,
      load: async () => (await (typeof module === "function" ? module() : module)) as RevisionModule,
    };
  });
}

function defaultOf(found: unknown): unknown {
  return typeof found === "object" && found !== null && "default" in found ? found.default : found;
}
