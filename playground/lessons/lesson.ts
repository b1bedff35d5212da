/**
 * What a lesson is: a project to start from, prose, checks that say when the goal is reached, hints, and a solution.
 *
 * @module
 */
import type { EngineName } from "../project/project.ts";
import type { Condition } from "./condition.ts";

/** One thing that must hold at the goal. */
export interface Check {
  /** What a person reads; Markdown in one line. */
  readonly text: string;
  readonly condition: Condition;
  /** In the lesson's file. */
  readonly line: number;
}

/** How the goal is reached: files to write, and what to do with them, as command lines of `migr`. */
export interface Solution {
  readonly prose: string;
  readonly files: Readonly<Record<string, string>>;
  /** Without the leading `migr`: `upgrade head`. */
  readonly commands: readonly string[];
}

/** A lesson. Everything but `title` and `engine` may be empty. */
export interface Lesson {
  readonly title: string;
  /** What is reached at the end, in a sentence. */
  readonly goal: string;
  readonly engine: EngineName;
  /** Where the database stands at the start: revisions; empty for base. */
  readonly at: readonly string[];
  /** The file that is open at the start. */
  readonly open: string | undefined;
  /** Markdown. */
  readonly prose: string;
  readonly files: Readonly<Record<string, string>>;
  readonly checks: readonly Check[];
  /** Markdown, from a nudge to nearly the answer. */
  readonly hints: readonly string[];
  readonly solution: Solution | undefined;
}

/** A lesson that cannot be read: which file, which line, what is wrong and what would be right. */
export class LessonError extends Error {
  override readonly name = "LessonError";
  readonly file: string;
  readonly line: number;
  readonly hint: string | undefined;

  constructor(file: string, line: number, message: string, hint?: string) {
    super(`${file}:${line}: ${message}`);
    this.file = file;
    this.line = line;
    this.hint = hint;
  }
}
