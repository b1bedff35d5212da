/**
 * What the page hands to the editor, without the editor.
 *
 * @module
 */
import type { Catalog } from "../../../core/mod.ts";

/** A line to blame. */
export interface EditorProblem {
  /** 1-based; absent: the whole file, shown on its first line. */
  readonly line?: number | undefined;
  readonly message: string;
}

/** What the editor shows. */
export interface EditorContents {
  readonly path: string;
  readonly text: string;
  /** `plain` for what has no grammar here. */
  readonly language: "ts" | "sql" | "plain";
  readonly dialect: "sqlite" | "postgres";
  readonly readOnly: boolean;
  /** What completion proposes. */
  readonly catalog: Catalog;
  readonly problems: readonly EditorProblem[];
  /** The text before it was edited, shown where it differs; absent: no comparison. */
  readonly original: string | undefined;
  readonly label: string;
  /** The id of the element that tells how to leave the editor with the keyboard. */
  readonly describedBy: string;
}

/** An open editor. */
export interface EditorHandle {
  update(contents: EditorContents): void;
  /** Puts the cursor into the editor, and on a line when one is given. */
  focus(line?: number): void;
  close(): void;
}

/** @example languageOf("schema.ts") // "ts" */
export function languageOf(path: string): EditorContents["language"] {
  if (/\.[cm]?[jt]s$/.test(path)) return "ts";
  return path.endsWith(".sql") ? "sql" : "plain";
}
