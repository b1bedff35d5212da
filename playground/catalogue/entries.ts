/**
 * The bundled projects and lessons: data that the build makes of the folders `examples/` and `lessons/bundled/`.
 *
 * @module
 */
import type { DatabaseState } from "../engine/protocol.ts";
import type { EngineName, Project } from "../project/project.ts";

/** A database as it stands where a project opens: what the page shows before any engine has started. */
export type Preview = Pick<DatabaseState, "heads" | "applied" | "catalog" | "rowCounts">;

export interface ExampleData {
  readonly id: string;
  /** The heading of its README.md. */
  readonly name: string;
  /** The first sentence of its README.md. */
  readonly summary: string;
  readonly engine: EngineName;
  readonly position: readonly string[];
  readonly files: Readonly<Record<string, string>>;
  /** By engine, made by the core when the page was built. */
  readonly previews: Readonly<Partial<Record<EngineName, Preview>>>;
}

/** What a list of examples shows. */
export interface ExampleEntry extends Pick<ExampleData, "id" | "name" | "summary" | "engine"> {
  readonly revisions: number;
}

/** What a list of lessons shows. */
export interface LessonEntry {
  /** The file's name without its number and ending: `first_revision`. */
  readonly id: string;
  readonly title: string;
  readonly goal: string;
  readonly engine: EngineName;
}

/** Where the examples open, in the order in which they are offered. The first one is the page's own. */
export const EXAMPLE_ORDER: readonly { readonly id: string; readonly position: readonly string[] }[] = [
  { id: "library", position: ["8b64e0d19c3a"] },
  { id: "two-heads", position: ["a8e4f2701b5c"] },
  { id: "lossy", position: ["7c2ad58e0f61"] },
  { id: "shop", position: ["f70e2a81d5c3"] },
];

/** An example as a project. */
export function projectOf({ id, name, engine, position, files }: ExampleData): Project {
  return { id: `example-${id}`, name, engine, files, position, origin: "example", trusted: true };
}
