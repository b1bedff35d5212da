/**
 * The bundled projects and lessons as modules: `virtual:migr/opening`, `virtual:migr/examples`, `virtual:migr/lessons`.
 * A list of them is small; each project and lesson is a file of its own that is fetched when it is opened.
 *
 * @module
 */
import type { Plugin } from "vite";
import type { ExampleData, ExampleEntry } from "./entries.ts";
import { EXAMPLES_FOLDER, LESSONS_FOLDER, readExamples, readLessons } from "./read.ts";

const PREFIX = "virtual:migr/";
const RESOLVED = `\0${PREFIX}`;

export function cataloguePlugin(): Plugin {
  let examples: Promise<ExampleData[]> | undefined;
  const load = async (): Promise<ExampleData[]> => {
    examples ??= import("./preview.ts").then(({ withPreviews }) => withPreviews(readExamples()));
    return await examples;
  };
  return {
    name: "migr-catalogue",
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : undefined),
    async load(id) {
      if (!id.startsWith(RESOLVED)) return undefined;
      const [kind = "", name] = id.slice(RESOLVED.length).split("/");
      if (kind === "lessons" || kind === "lesson") for (const { path } of readLessons()) this.addWatchFile(path);
      return await MODULES[kind]?.(load, name);
    },
    configureServer(server) {
      server.watcher.add([EXAMPLES_FOLDER, LESSONS_FOLDER]);
      server.watcher.on("change", (path) => {
        if (!path.startsWith(EXAMPLES_FOLDER) && !path.startsWith(LESSONS_FOLDER)) return;
        examples = undefined;
        for (const [id, module] of server.moduleGraph.idToModuleMap) {
          if (id.startsWith(RESOLVED)) server.moduleGraph.invalidateModule(module);
        }
        server.ws.send({ type: "full-reload" });
      });
    },
  };
}

type Load = () => Promise<ExampleData[]>;

/** The text of each kind of module. */
const MODULES: Readonly<Record<string, (load: Load, name: string | undefined) => Promise<string>>> = {
  opening: async (load) => asJson((await load())[0]),
  example: async (load, name) => asJson((await load()).find(({ id }) => id === name)),
  examples: async (load) => {
    const examples = await load();
    return listModule(examples.map(entryOf), "example");
  },
  lesson: async (_, name) => asJson(readLessons().find(({ entry }) => entry.id === name)?.text),
  lessons: async () =>
    listModule(
      readLessons().map(({ entry }) => entry),
      "lesson",
    ),
};

/** As text that is parsed, which is quicker than a literal. */
const asJson = (value: unknown): string => `export default JSON.parse(${JSON.stringify(JSON.stringify(value))});`;

function listModule(entries: readonly { readonly id: string }[], kind: string): string {
  const loaders = entries.map(({ id }) => `${JSON.stringify(id)}: () => import("${PREFIX}${kind}/${id}")`);
  return `export const list = ${JSON.stringify(entries)};\nexport const loaders = { ${loaders.join(", ")} };`;
}

function entryOf({ id, name, summary, engine, files }: ExampleData): ExampleEntry {
  return {
    id,
    name,
    summary,
    engine,
    revisions: Object.keys(files).filter((path) => /\/versions\//.test(path)).length,
  };
}
