/**
 * The header of a `.sql` revision: the comment lines with which the file begins.
 *
 * @module
 */
import {
  firstParagraph,
  type HeaderEntry,
  type HeaderField,
  type HeaderProblem,
  type RawHeader,
} from "./raw_header.ts";

const SPELLING: Readonly<Record<HeaderField, string>> = {
  revision: "`-- revision:`",
  downRevision: "`-- down-revision:`",
  branchLabels: "`-- branch-labels:`",
  dependsOn: "`-- depends-on:`",
  replaces: "`-- replaces:`",
  ddlLockTimeout: "`-- ddl-lock-timeout:`",
  statementTimeout: "`-- statement-timeout:`",
};

const FIELDS: Readonly<Record<string, HeaderField>> = {
  revision: "revision",
  "down-revision": "downRevision",
  "branch-labels": "branchLabels",
  "depends-on": "dependsOn",
  replaces: "replaces",
  "ddl-lock-timeout": "ddlLockTimeout",
  "statement-timeout": "statementTimeout",
};

const ENTRY =
  /^(revision|down[-_]revision|branch[-_]labels|depends[-_]on|replaces|ddl[-_]lock[-_]timeout|statement[-_]timeout)\s*:(.*)$/i;

/** A line of a message that would read as an entry or a section is written with a `>` before it. */
const QUOTED =
  /^> (?=(?:revision|down[-_]revision|branch[-_]labels|depends[-_]on|replaces|ddl[-_]lock[-_]timeout|statement[-_]timeout|migr)\s*:)/i;

interface CommentLine {
  readonly text: string;
  readonly line: number;
}

/** Reads the header of an SQL file; the text has no byte order mark. */
export function readSqlHeader(text: string): RawHeader {
  const comments = leadingComments(text);
  const { message, rest } = splitMessage(comments);
  const entries: Partial<Record<HeaderField, HeaderEntry>> = {};
  const problems: HeaderProblem[] = [];
  for (const comment of rest) {
    const parsed = parseEntry(comment);
    if (parsed === undefined) continue;
    if (entries[parsed.field] === undefined) entries[parsed.field] = parsed.entry;
    else problems.push(saidTwice(parsed.field, comment.line));
  }
  return { message, entries, problems, spelling: SPELLING, baseSpelling: "nothing behind the colon" };
}

function saidTwice(field: HeaderField, line: number): HeaderProblem {
  return { line, message: `The header says ${SPELLING[field]} twice.`, hint: "Remove one of the two lines." };
}

/** The `--` lines before the first section or statement, without their dashes; block comments are passed over. */
function leadingComments(text: string): CommentLine[] {
  const comments: CommentLine[] = [];
  const blanked = text.replace(/^(?:\s*\/\*[\s\S]*?\*\/)+/, (block) => block.replace(/[^\r\n]/g, ""));
  for (const [index, line] of blanked.split(/\r\n|\r|\n/).entries()) {
    const comment = /^\s*--(.*)$/.exec(line)?.[1];
    if (comment === undefined && line.trim() !== "") break;
    if (comment !== undefined && /^\s*migr\s*:/i.test(comment)) break;
    comments.push({ text: (comment ?? "").trim(), line: index + 1 });
  }
  return comments;
}

/**
 * The message is what stands before the first entry. A message may look like an entry (`-- revision: of prices`); then
 * the same entry comes again below it.
 */
function splitMessage(comments: readonly CommentLine[]): { message: string; rest: readonly CommentLine[] } {
  const start = comments.findIndex((comment) => comment.text !== "");
  const fields = comments.map((comment) => parseEntry(comment)?.field);
  const repeats = fields[start] !== undefined && fields.indexOf(fields[start], start + 1) > 0;
  const from = repeats ? start + 1 : start;
  const end = fields.findIndex((field, index) => index >= from && field !== undefined);
  const before = comments.slice(0, end < 0 ? comments.length : end);
  return {
    message: firstParagraph(before.map((comment) => comment.text.replace(QUOTED, ""))),
    rest: comments.slice(before.length),
  };
}

function parseEntry(comment: CommentLine): { field: HeaderField; entry: HeaderEntry } | undefined {
  const [, key = "", text = ""] = ENTRY.exec(comment.text) ?? [];
  const field = FIELDS[key.toLowerCase().replaceAll("_", "-")];
  if (field === undefined) return undefined;
  const values = text.trim() === "" ? [] : text.split(",").map((value) => value.trim());
  return { field, entry: { values, line: comment.line } };
}
