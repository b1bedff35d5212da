/**
 * How an error is shown: what happened, where, the statement with a mark under the server's position, what the server
 * said besides, and what to do. A stack trace is shown for bugs of migr only.
 *
 * @module
 */
import { MigrError, messageOf } from "../../core/mod.ts";
import { shownPath } from "../host/files.ts";
import type { Style } from "./style.ts";

/** What is known about an error, from it and from what caused it. */
interface Facts {
  readonly file?: string | undefined;
  readonly line?: number | undefined;
  readonly statement?: string | undefined;
  readonly position?: number | undefined;
  readonly engineCode?: string | undefined;
  readonly detail?: string | undefined;
  readonly engineHint?: string | undefined;
  /** Revisions that the run has finished for good before it failed. */
  readonly ran?: readonly string[] | undefined;
}

/** The document of `--json`. */
export function errorDocument(error: unknown): { error: Record<string, unknown> } {
  if (!(error instanceof MigrError)) {
    return { error: { code: "INTERNAL", message: messageOf(error), hint: REPORT } };
  }
  const facts = Object.entries(factsOf(error)).filter(([, value]) => value !== undefined);
  return {
    error: { code: error.code, message: error.message, hint: error.hint ?? null, ...Object.fromEntries(facts) },
  };
}

const REPORT = "This is a bug in migr. Please report it with the lines above.";

/** The text for people. */
export function errorText(error: unknown, style: Style, cwd: string): string {
  if (!(error instanceof MigrError)) return bugText(error, style);
  const facts = factsOf(error);
  const lines = [`${style.red(style.bold("error:"))} ${error.message}`];
  if (facts.file !== undefined) {
    lines.push(`  ${style.dim("in")} ${shownPath(facts.file, cwd)}${facts.line === undefined ? "" : `:${facts.line}`}`);
  }
  if (facts.statement !== undefined) lines.push("", ...statementLines(facts.statement, facts.position, style), "");
  if (facts.detail !== undefined) lines.push(`  ${style.dim("detail:")} ${facts.detail}`);
  if (facts.engineHint !== undefined) lines.push(`  ${style.dim("the server's hint:")} ${facts.engineHint}`);
  if (facts.engineCode !== undefined) lines.push(`  ${style.dim("code:")} ${facts.engineCode}`);
  if (facts.ran !== undefined) lines.push(`  ${style.dim("done before, and kept:")} ${facts.ran.join(", ")}`);
  if (error.hint !== undefined) lines.push(`${style.cyan("hint:")} ${error.hint}`);
  return lines.join("\n");
}

function bugText(error: unknown, style: Style): string {
  const stack = error instanceof Error ? (error.stack ?? String(error)) : String(error);
  return `${style.red(style.bold("bug:"))} ${stack}\n${style.cyan("hint:")} ${REPORT}`;
}

/** Gathers what the error and its causes know; the outermost one that knows wins. */
function factsOf(error: unknown, depth = 0): Facts {
  if (!(error instanceof Error) || depth > 8) return {};
  const inner = factsOf(error.cause, depth + 1);
  if (!(error instanceof MigrError)) return inner;
  const fields = error.fields;
  const text = (key: string): string | undefined => (typeof fields[key] === "string" ? fields[key] : undefined);
  const number = (key: string): number | undefined => (typeof fields[key] === "number" ? fields[key] : undefined);
  const own: Facts = {
    file: text("file") ?? text("path"),
    line: number("line"),
    statement: text("sql") ?? text("statement"),
    position: number("position"),
    engineCode: text("engineCode"),
    detail: text("detail"),
    engineHint: text("engineHint"),
    ran: Array.isArray(fields.ran)
      ? fields.ran.map((step: { revision?: unknown }) => String(step.revision))
      : undefined,
  };
  const known = Object.entries(own).filter(([, value]) => value !== undefined);
  return { ...inner, ...Object.fromEntries(known) };
}

const CONTEXT_LINES = 3;
const LONGEST_LINE = 160;

/** The lines of a statement around a 1-based offset of characters, with a mark under it. */
export function statementLines(sql: string, position: number | undefined, style: Style): string[] {
  const lines = sql.split("\n");
  const at = position === undefined ? undefined : locate(sql, position);
  const from = at === undefined ? 0 : Math.max(0, at.line - CONTEXT_LINES);
  const to = at === undefined ? Math.min(lines.length, 12) : Math.min(lines.length, at.line + CONTEXT_LINES + 1);
  const shown: string[] = from > 0 ? [style.dim("    …")] : [];
  for (let index = from; index < to; index++) {
    shown.push(...markedLine(lines[index] ?? "", at?.line === index ? at.column : undefined, style));
  }
  if (to < lines.length) shown.push(style.dim("    …"));
  return shown;
}

/** A line, cut around the mark when it is very long. */
function markedLine(line: string, column: number | undefined, style: Style): string[] {
  const start = Math.max(0, Math.min((column ?? 0) - 80, line.length - LONGEST_LINE));
  const text = line.slice(start, start + LONGEST_LINE);
  if (column === undefined) return [`    ${text}`];
  const indent = text.slice(0, column - start).replace(/[^\t]/g, " ");
  return [`    ${text}`, `    ${indent}${style.red("^")}`];
}

/** PostgreSQL counts characters, not UTF-16 units. */
function locate(sql: string, position: number): { line: number; column: number } {
  const before = [...sql].slice(0, position - 1).join("");
  const line = before.split("\n").length - 1;
  return { line, column: before.length - (before.lastIndexOf("\n") + 1) };
}
