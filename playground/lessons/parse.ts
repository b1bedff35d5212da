/**
 * Reading a lesson: one Markdown file.
 *
 *     ---
 *     title: A column more
 *     engine: sqlite
 *     goal: Every book has a shelf.
 *     at: 3f1c8a52b7d0
 *     open: schema.ts
 *     ---
 *
 *     Prose, in Markdown.
 *
 *     ## Files
 *
 *     ```ts schema.ts
 *     …
 *     ```
 *
 *     ## Checks
 *
 *     - Books have a shelf. `column books.shelf exists`
 *
 *     ## Hints
 *
 *     1. A nudge.
 *
 *     ## Solution
 *
 *     Prose, files, and commands in a ```console block.
 *
 * @module
 */
import { nearest } from "../../core/mod.ts";
import type { EngineName } from "../project/project.ts";
import { isCondition, readCondition } from "./condition.ts";
import { type Check, type Lesson, LessonError, type Solution } from "./lesson.ts";

const KEYS = ["title", "engine", "goal", "at", "open"] as const;
type Key = (typeof KEYS)[number];

const SECTIONS = ["Files", "Checks", "Hints", "Solution"] as const;
type SectionName = (typeof SECTIONS)[number];

/** A line with its number, 1-based. */
interface Line {
  readonly text: string;
  readonly number: number;
}

/** Fails at a line. */
type Fail = (line: number, message: string, hint?: string) => never;

/**
 * Reads a lesson.
 *
 * @param file what error messages call it
 * @throws LessonError naming the file and the line
 * @example parseLesson(await response.text(), "first_revision.md").title // "Your first revision"
 */
export function parseLesson(text: string, file: string): Lesson {
  const fail: Fail = (line, message, hint) => {
    throw new LessonError(file, line, message, hint);
  };
  const lines = text.split(/\r?\n/).map((line, index): Line => ({ text: line, number: index + 1 }));
  const { entries, rest } = frontMatter(lines, fail);
  const { prose, sections } = splitSections(rest, fail);
  const { files, others } = readFiles(sections.get("Files") ?? [], fail);
  const stray = others.find((line) => line.text.trim() !== "");
  if (stray !== undefined) {
    fail(
      stray.number,
      "The section Files has text outside of a file.",
      "Write each file as ```ts path/of/file.ts … ```.",
    );
  }
  const open = entries.get("open")?.text;
  if (open !== undefined && files[open] === undefined) {
    fail(
      entries.get("open")?.number ?? 1,
      `"open" names ${open}, which is no file of this lesson.`,
      fileHint(open, files),
    );
  }
  return {
    title: required(entries, "title", fail),
    goal: entries.get("goal")?.text ?? "",
    engine: engineOf(entries, fail),
    at: positionOf(entries.get("at")?.text),
    open,
    prose: joined(prose),
    files,
    checks: readChecks(sections.get("Checks") ?? [], fail),
    hints: listItems(sections.get("Hints") ?? []).map(({ text }) => text),
    solution: readSolution(sections.get("Solution"), fail),
  };
}

function fileHint(path: string, files: Readonly<Record<string, string>>): string {
  const names = Object.keys(files);
  const [near] = nearest(path, names);
  if (names.length === 0) return 'Add the file below a heading "## Files".';
  return near === undefined ? `Its files are ${names.join(", ")}.` : `Did you mean ${near}?`;
}

type Entries = ReadonlyMap<Key, Line>;

/** `key: value` lines between two lines of three dashes. */
function frontMatter(lines: readonly Line[], fail: Fail): { entries: Entries; rest: readonly Line[] } {
  if (lines[0]?.text.trim() !== "---") {
    fail(
      1,
      "A lesson starts with its front matter.",
      "Begin with ---, lines such as title: and engine:, and --- again.",
    );
  }
  const end = lines.findIndex((line, index) => index > 0 && line.text.trim() === "---");
  if (end < 0) fail(1, "The front matter does not end.", "Close it with a line ---.");
  const entries = new Map<Key, Line>();
  for (const line of lines.slice(1, end)) {
    if (line.text.trim() === "") continue;
    const match = /^\s*([\w-]+)\s*:\s*(.*?)\s*$/.exec(line.text);
    if (match === null) fail(line.number, `"${line.text.trim()}" is no line of front matter.`, "Write key: value.");
    const [, key = "", value = ""] = match as RegExpExecArray;
    if (!(KEYS as readonly string[]).includes(key)) {
      const [near] = nearest(key, KEYS);
      fail(
        line.number,
        `"${key}" is no key of a lesson.`,
        near === undefined ? `Keys: ${KEYS.join(", ")}.` : `Did you mean ${near}?`,
      );
    }
    if (entries.has(key as Key)) fail(line.number, `"${key}" is there twice.`);
    entries.set(key as Key, { text: value.replace(/^(["'])(.*)\1$/, "$2"), number: line.number });
  }
  return { entries, rest: lines.slice(end + 1) };
}

function required(entries: Entries, key: Key, fail: Fail): string {
  const entry = entries.get(key);
  if (entry === undefined || entry.text === "") {
    fail(entry?.number ?? 1, `The front matter has no ${key}.`, `Add a line "${key}: …".`);
  }
  return (entry as Line).text;
}

function engineOf(entries: Entries, fail: Fail): EngineName {
  const engine = required(entries, "engine", fail).toLowerCase();
  if (engine === "sqlite" || engine === "postgres") return engine;
  return fail(entries.get("engine")?.number ?? 1, `There is no engine "${engine}".`, "Write sqlite or postgres.");
}

function positionOf(text: string | undefined): string[] {
  if (text === undefined || text === "" || text === "base") return [];
  return text.split(/[\s,]+/).filter((id) => id !== "");
}

/** Prose up to the first section heading, and the lines of each section. Headings inside of code are text. */
function splitSections(
  lines: readonly Line[],
  fail: Fail,
): { prose: readonly Line[]; sections: ReadonlyMap<SectionName, readonly Line[]> } {
  const prose: Line[] = [];
  const sections = new Map<SectionName, Line[]>();
  let current = prose;
  for (const { line, inCode } of withCode(lines, fail)) {
    const heading = inCode ? undefined : /^## +(\w+) *$/.exec(line.text)?.[1];
    if (heading === undefined || !(SECTIONS as readonly string[]).includes(heading)) {
      current.push(line);
      continue;
    }
    if (sections.has(heading as SectionName)) fail(line.number, `There are two sections ${heading}.`, "Make them one.");
    current = [];
    sections.set(heading as SectionName, current);
  }
  return { prose, sections };
}

const FENCE = /^(`{3,}|~{3,})\s*([^`]*)$/;

/** Says for each line whether it is inside of (or delimits) a block of code. */
function* withCode(lines: readonly Line[], fail: Fail): Generator<{ line: Line; inCode: boolean }> {
  let open: { readonly fence: string; readonly line: number } | undefined;
  for (const line of lines) {
    const match = FENCE.exec(line.text);
    if (open !== undefined) {
      yield { line, inCode: true };
      if (closes(line.text, open.fence)) open = undefined;
    } else {
      if (match !== null) open = { fence: match[1] ?? "", line: line.number };
      yield { line, inCode: match !== null };
    }
  }
  if (open !== undefined) fail(open.line, "This block of code does not end.", `Close it with a line ${open.fence}.`);
}

function closes(text: string, fence: string): boolean {
  const trimmed = text.trim();
  return trimmed.length >= fence.length && trimmed === (fence[0] ?? "`").repeat(trimmed.length);
}

/** The blocks of code whose first line names a path (` ```ts schema.ts `), and everything else. */
function readFiles(
  lines: readonly Line[],
  fail: Fail,
): { files: Record<string, string>; consoles: string[]; others: Line[] } {
  const files: Record<string, string> = {};
  const consoles: string[] = [];
  const others: Line[] = [];
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] as Line;
    const match = FENCE.exec(line.text);
    if (match === null) {
      others.push(line);
      continue;
    }
    const end = lines.findIndex((other, at) => at > index && closes(other.text, match[1] ?? ""));
    const inside = lines.slice(index + 1, end);
    const [language = "", path] = (match[2] ?? "").trim().split(/\s+/);
    if (language === "console") consoles.push(...inside.map(({ text }) => text));
    else if (path === undefined) others.push(...lines.slice(index, end + 1));
    else addFile(files, path, inside, line.number, fail);
    index = end;
  }
  return { files, consoles, others };
}

function addFile(files: Record<string, string>, path: string, lines: readonly Line[], at: number, fail: Fail): void {
  if (path.startsWith("/") || path.split("/").includes("..")) {
    fail(at, `"${path}" is no path inside of a project.`, "Write it from the project's folder: schema.ts.");
  }
  if (files[path] !== undefined) fail(at, `The file ${path} is there twice.`);
  files[path] = lines.map(({ text }) => `${text}\n`).join("");
}

/** The items of a list, each joined to one text, with the number of its first line. */
function listItems(lines: readonly Line[]): { readonly text: string; readonly line: number }[] {
  const items: { parts: string[]; line: number }[] = [];
  for (const { text, number } of lines) {
    const match = /^(?:[-*+]|\d+[.)])\s+(?:\[[ x]\]\s+)?(.*)$/.exec(text);
    if (match !== null) items.push({ parts: [match[1] ?? ""], line: number });
    else items.at(-1)?.parts.push(text.replace(/^ {1,3}/, ""));
  }
  return items.map(({ parts, line }) => ({ text: parts.join("\n").trim(), line }));
}

/** A check's text ends with its condition, as code. */
const CONDITION_AT_END = /^([\s\S]*?)\s*(?:`` (.+) ``|`([^`]+)`)$/;

function readChecks(lines: readonly Line[], fail: Fail): Check[] {
  const before = lines.find(({ text }) => text.trim() !== "");
  const items = listItems(lines);
  if (before !== undefined && items[0]?.line !== before.number) {
    fail(before.number, "The section Checks has text outside of its list.", "Begin each check with a dash.");
  }
  return items.map(({ text, line }) => {
    const match = CONDITION_AT_END.exec(text.replace(/\s*\n\s*/g, " "));
    if (match === null) {
      fail(line, "This check has no condition.", "End it with one in backquotes: `table users exists`.");
    }
    const [, words = "", double, single] = match as RegExpExecArray;
    const condition = readCondition(double ?? single ?? "");
    if (!isCondition(condition)) return fail(line, condition.message, condition.hint);
    return { text: words === "" ? (double ?? single ?? "") : words, condition, line };
  });
}

function readSolution(lines: readonly Line[] | undefined, fail: Fail): Solution | undefined {
  if (lines === undefined) return undefined;
  const { files, consoles, others } = readFiles(lines, fail);
  const commands = consoles
    .map((line) => /^\s*\$ migr (.+?)\s*$/.exec(line)?.[1])
    .filter((command) => command !== undefined);
  return { prose: joined(others), files, commands };
}

const joined = (lines: readonly Line[]): string =>
  lines
    .map(({ text }) => text)
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
