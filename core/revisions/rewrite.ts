/**
 * Changes the header of a revision's file and nothing else: every other byte stays as it was written.
 *
 * @module
 */
import { MigrError } from "../errors.ts";
import { readHeader } from "./header.ts";
import { readModuleHeader } from "./module_header.ts";
import { scanModule } from "./module_scanner.ts";
import type { RevisionFile } from "./revision.ts";
import { readSqlHeader } from "./sql_header.ts";

/** A change of one down revision. */
export interface DownRevisionChange {
  /** The down revision as the file has it; `undefined`: the file is a base. */
  readonly from: string | undefined;
  readonly to: string;
}

const BYTE_ORDER_MARK = "\uFEFF";

/**
 * The text of a revision's file with another down revision. Line endings, comments, quotes and white space stay.
 *
 * @throws MigrError `REVISION_INVALID` when the header cannot be read or is written in a way that cannot be changed safely.
 * @example
 * withDownRevision({ path: "b.sql", text: "-- revision: b\n-- down-revision: a\n" }, { from: "a", to: "c" })
 */
export function withDownRevision(file: RevisionFile, change: DownRevisionChange): string {
  const before = readHeader(file);
  const mark = file.text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : "";
  const text = file.text.slice(mark.length);
  const changed = before.format === "sql" ? inSql(text, change) : inModule(text, change);
  const result = changed === undefined ? undefined : mark + changed;
  if (result !== undefined && says(file, result, before.downRevisions, change)) return result;
  throw new MigrError("REVISION_INVALID", `The down revision in ${file.path} cannot be rewritten safely.`, {
    hint: `Write it by hand: ${change.to} in the place of ${change.from ?? "nothing"}.`,
    fields: { file: file.path },
  });
}

/** What was written is read again, so that a header in an unexpected shape is never damaged. */
function says(file: RevisionFile, text: string, before: readonly string[], { from, to }: DownRevisionChange): boolean {
  const wanted = from === undefined ? [to] : before.map((id) => (id === from ? to : id));
  const { downRevisions } = readHeader({ path: file.path, text });
  return downRevisions.join(" ") === wanted.join(" ");
}

function inModule(text: string, { from, to }: DownRevisionChange): string | undefined {
  const { downRevision, revision } = readModuleHeader(text).entries;
  if (downRevision?.span === undefined || revision?.span === undefined) return undefined;
  const [start, end] = downRevision.span;
  const literal = text.slice(start, end);
  // A base has no quotes of its own, so it takes those of the id.
  const quote = text.charAt(revision.span[0]);
  const changed = from === undefined ? `${quote}${to}${quote}` : replaceText(literal, from, to);
  return changed === undefined ? undefined : text.slice(0, start) + changed + text.slice(end);
}

/** Replaces one string inside of a literal. */
function replaceText(literal: string, from: string, to: string): string | undefined {
  for (const token of scanModule(literal)) {
    if (token.kind !== "text" || token.value !== from) continue;
    return literal.slice(0, token.start + 1) + to + literal.slice(token.end - 1);
  }
  return undefined;
}

function inSql(text: string, { from, to }: DownRevisionChange): string | undefined {
  const line = readSqlHeader(text).entries.downRevision?.line;
  if (line === undefined) return undefined;
  const lines = text.split(/(?<=\r\n|\n|\r(?!\n))/);
  const [, start = "", value = "", rest = ""] = /^([^:]*:[^\S\r\n]*)(.*?)(\s*)$/.exec(lines[line - 1] ?? "") ?? [];
  if (start === "") return undefined;
  const space = /\s$/.test(start) ? "" : " ";
  const changed = from === undefined ? space + to : value.replace(new RegExp(`(?<!\\w)${from}(?!\\w)`), to);
  lines[line - 1] = start + changed + rest;
  return lines.join("");
}
