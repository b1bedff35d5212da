/**
 * Reads the bundled projects and lessons from their folders. Runs in Node: for the build, and for tests.
 *
 * @module
 */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { parseLesson } from "../lessons/parse.ts";
import { EXAMPLE_ORDER, type ExampleData, type LessonEntry } from "./entries.ts";

const PLAYGROUND: string = join(import.meta.dirname, "..");
export const EXAMPLES_FOLDER: string = join(PLAYGROUND, "examples");
export const LESSONS_FOLDER: string = join(PLAYGROUND, "lessons/bundled");

/** The text files of a folder by their paths below it. */
export function filesBelow(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(
    paths.map((path) => [relative(folder, path).replaceAll("\\", "/"), readFileSync(path, "utf8")]),
  );
}

/** All examples, without previews. */
export function readExamples(): ExampleData[] {
  return EXAMPLE_ORDER.map(({ id, position }) => {
    const files = filesBelow(join(EXAMPLES_FOLDER, id));
    const readme = files["README.md"] ?? "";
    const engine = /url: "pglite:/.test(files["migr.config.ts"] ?? "") ? "postgres" : "sqlite";
    return {
      id,
      name: /^# (.+)$/m.exec(readme)?.[1] ?? id,
      summary: (/^(?!#)\S[\s\S]*?[.!?](?=\s)/m.exec(readme)?.[0] ?? "").replace(/\s+/g, " "),
      engine,
      position,
      files,
      previews: {},
    };
  });
}

export interface LessonFile {
  readonly entry: LessonEntry;
  readonly path: string;
  readonly text: string;
}

/** All lessons, in order. @throws LessonError for one that cannot be read */
export function readLessons(): LessonFile[] {
  const names = readdirSync(LESSONS_FOLDER).filter((name) => name.endsWith(".md"));
  return names.sort().map((name) => {
    const path = join(LESSONS_FOLDER, name);
    const text = readFileSync(path, "utf8");
    const { title, goal, engine } = parseLesson(text, name);
    return { entry: { id: name.replace(/^\d+_|\.md$/g, ""), title, goal, engine }, path, text };
  });
}
