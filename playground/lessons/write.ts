/**
 * Writing a lesson as its Markdown file, which `parse.ts` reads back.
 *
 * @module
 */
import { printCondition } from "./condition.ts";
import type { Lesson } from "./lesson.ts";

/**
 * The Markdown of a lesson.
 *
 * @example await navigator.clipboard.writeText(writeLesson(lesson))
 */
export function writeLesson(lesson: Lesson): string {
  const { prose, files, checks, hints, solution } = lesson;
  return [
    frontMatter(lesson),
    prose.trim(),
    section("Files", Object.entries(files).map(fileBlock)),
    section("Checks", [checks.map(({ text, condition }) => `- ${text} ${code(printCondition(condition))}`).join("\n")]),
    section("Hints", [hints.map((hint, index) => `${index + 1}. ${indented(hint)}`).join("\n")]),
    solution === undefined
      ? ""
      : section("Solution", [
          solution.prose,
          ...Object.entries(solution.files).map(fileBlock),
          solution.commands.length === 0
            ? ""
            : fenced("console", solution.commands.map((command) => `$ migr ${command}\n`).join("")),
        ]),
  ]
    .filter((part) => part !== "")
    .join("\n\n")
    .concat("\n");
}

function frontMatter({ title, engine, goal, at, open }: Lesson): string {
  const lines = [`title: ${oneLine(title)}`, `engine: ${engine}`];
  if (goal !== "") lines.push(`goal: ${oneLine(goal)}`);
  if (at.length > 0) lines.push(`at: ${at.join(", ")}`);
  if (open !== undefined) lines.push(`open: ${open}`);
  return `---\n${lines.join("\n")}\n---`;
}

function section(name: string, parts: readonly string[]): string {
  const body = parts.filter((part) => part !== "").join("\n\n");
  return body === "" ? "" : `## ${name}\n\n${body}`;
}

const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();

const indented = (text: string): string => text.trim().replaceAll("\n", "\n   ");

const code = (text: string): string => (text.includes("`") ? `\`\` ${text} \`\`` : `\`${text}\``);

function fileBlock([path, text]: readonly [string, string]): string {
  return fenced(`${path.split(".").at(-1) ?? "text"} ${path}`, text);
}

/** A block of code, in a fence longer than any inside of it. */
function fenced(info: string, text: string): string {
  const runs = text.match(/`{3,}/g) ?? [];
  const fence = "`".repeat(Math.max(3, ...runs.map((run) => run.length + 1)));
  return `${fence}${info}\n${text.endsWith("\n") || text === "" ? text : `${text}\n`}${fence}`;
}
