/**
 * The format of lessons: what a teacher writes is read, and what cannot be read is said with its file and line.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { CONDITION_EXAMPLES, isCondition, printCondition, readCondition } from "../../playground/lessons/condition.ts";
import { LessonError } from "../../playground/lessons/lesson.ts";
import { parseLesson } from "../../playground/lessons/parse.ts";
import { ROOT } from "../support/imports.ts";

const WHOLE = `---
title: A shelf
engine: sqlite
goal: Books have a shelf.
at: ae10, b2c0
open: schema.ts
---

Some *prose*.

\`\`\`md
## Files
\`\`\`

## Files

\`\`\`ts schema.ts
const fence = "\`\`";
\`\`\`

\`\`\`\`md notes/README.md
\`\`\`sql
SELECT 1;
\`\`\`
\`\`\`\`

## Checks

- There is a shelf. \`column books.shelf exists\`
- [ ] Two lines
  of text. \`\` query SELECT count(*) FROM "books" gives 2 \`\`

## Hints

1. First.
2. Second,
   on two lines.

## Solution

Like this:

\`\`\`ts schema.ts
const x = 1;
\`\`\`

\`\`\`console
$ migr upgrade head
\`\`\`
`;

describe("parseLesson()", () => {
  it("reads every part of a lesson", () => {
    const lesson = parseLesson(WHOLE, "shelf.md");
    expect(lesson).toMatchObject({
      title: "A shelf",
      engine: "sqlite",
      goal: "Books have a shelf.",
      open: "schema.ts",
    });
    expect(lesson.at).toEqual(["ae10", "b2c0"]);
    expect(lesson.prose).toBe("Some *prose*.\n\n```md\n## Files\n```");
    expect(lesson.files).toEqual({
      "schema.ts": 'const fence = "``";\n',
      "notes/README.md": "```sql\nSELECT 1;\n```\n",
    });
    expect(lesson.checks.map(({ text, line }) => [text, line])).toEqual([
      ["There is a shelf.", 29],
      ["Two lines of text.", 30],
    ]);
    expect(lesson.checks[1]?.condition).toEqual({ is: "query", sql: 'SELECT count(*) FROM "books"', value: "2" });
    expect(lesson.hints).toEqual(["First.", "Second,\non two lines."]);
    expect(lesson.solution).toEqual({
      prose: "Like this:",
      files: { "schema.ts": "const x = 1;\n" },
      commands: ["upgrade head"],
    });
  });

  it.each([
    ["title: x", "shelf.md:1: A lesson starts with its front matter.", /Begin with ---/],
    ["---\ntitle: x", "shelf.md:1: The front matter does not end.", /Close it/],
    ["---\ntitle: x\n---\n", "shelf.md:1: The front matter has no engine.", /engine: …/],
    ["---\ntitle: x\nengine: oracle\n---\n", 'shelf.md:3: There is no engine "oracle".', /sqlite or postgres/],
    ["---\ntitel: x\nengine: sqlite\n---\n", 'shelf.md:2: "titel" is no key of a lesson.', /Did you mean title\?/],
    [WHOLE.replace("open: schema.ts", "open: shema.ts"), "no file of this lesson", /Did you mean schema.ts\?/],
    [
      WHOLE.replace("books.shelf exists", "books.shelf exsts"),
      'shelf.md:29: "column books.shelf exsts"',
      /table users exists|column users.email/,
    ],
    [WHOLE.replace(" `column books.shelf exists`", ""), "shelf.md:29: This check has no condition.", /backquotes/],
    [WHOLE.replace("notes/README.md", "../README.md"), 'shelf.md:21: "../README.md" is no path', /project's folder/],
    [WHOLE.replace("````\n\n## Checks", "\n## Checks"), "shelf.md:21: This block of code does not end.", /Close it/],
    [WHOLE.replace("## Hints", "## Checks"), "shelf.md:33: There are two sections Checks.", /one/],
  ])("names the file and the line of what is wrong: %#", (text, message, hint) => {
    let error: unknown;
    try {
      parseLesson(text, "shelf.md");
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(LessonError);
    expect((error as LessonError).message).toContain(message);
    expect((error as LessonError).hint).toMatch(hint);
  });
});

describe("readCondition()", () => {
  it.each(CONDITION_EXAMPLES)("reads what it says that one may write, and prints it again: %s", (example) => {
    const condition = readCondition(example);
    expect(isCondition(condition)).toBe(true);
    if (isCondition(condition)) expect(printCondition(condition)).toBe(example);
  });

  it("takes kinds of two words, and texts with spaces", () => {
    expect(readCondition("foreign key loans.loans_book_id_fkey exists")).toMatchObject({ kind: "foreignKey" });
    expect(readCondition("column users.plan has default 'free of charge'")).toMatchObject({
      attribute: "default",
      value: "free of charge",
    });
  });
});

describe("docs/lessons.md", () => {
  const page = readFileSync(join(ROOT, "docs/lessons.md"), "utf8");

  it("shows a lesson that can be read", () => {
    const example = /^````markdown\n([\s\S]*?)^````$/m.exec(page)?.[1] ?? "";
    expect(parseLesson(example, "docs/lessons.md").checks).toHaveLength(2);
  });

  it("names only conditions that there are", () => {
    const table = page.slice(page.indexOf("## Conditions"), page.indexOf("A good lesson"));
    const rows = [...table.matchAll(/^\| (`.*?) \|/gm)].map((match) => match[1] ?? "");
    const conditions = rows.flatMap((row) => [...row.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? ""));
    expect(conditions.length).toBeGreaterThan(12);
    expect(conditions.filter((text) => !isCondition(readCondition(text)))).toEqual([]);
  });
});
