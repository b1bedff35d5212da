/**
 * What the page can open without asking anybody.
 *
 * @module
 */
import { list as exampleList, loaders as exampleLoaders } from "virtual:migr/examples";
import { list as lessonList, loaders as lessonLoaders } from "virtual:migr/lessons";
import opening from "virtual:migr/opening";
import type { ExampleData, ExampleEntry, LessonEntry } from "./entries.ts";

/** The project that a newcomer sees; part of the first paint. */
export const OPENING: ExampleData = opening;

export const EXAMPLES: readonly ExampleEntry[] = exampleList;

/** In the order in which they build on each other. */
export const LESSONS: readonly LessonEntry[] = lessonList;

/** Loads an example; `undefined` for a name that there is not. */
export async function loadExample(id: string): Promise<ExampleData | undefined> {
  if (id === OPENING.id) return OPENING;
  return (await exampleLoaders[id]?.())?.default;
}

/** The Markdown of a bundled lesson; `undefined` for a name that there is not. */
export async function loadLessonText(id: string): Promise<string | undefined> {
  return (await lessonLoaders[id]?.())?.default;
}

/** The lesson after one; `undefined` after the last. */
export function nextLesson(id: string): LessonEntry | undefined {
  const at = LESSONS.findIndex((entry) => entry.id === id);
  return at < 0 ? undefined : LESSONS[at + 1];
}
