/**
 * Reads what a revision's file says about itself, without executing the file.
 *
 * @module
 */
import { MigrError } from "../errors.ts";
import { parseDuration } from "./duration.ts";
import { idProblem, labelProblem } from "./ids.ts";
import { readModuleHeader } from "./module_header.ts";
import type { HeaderEntry, HeaderField, HeaderProblem, RawHeader } from "./raw_header.ts";
import type { Revision, RevisionFile, RevisionLimits } from "./revision.ts";
import { readSqlHeader } from "./sql_header.ts";

/**
 * Reads the header of a revision's file: the exported constants of a `.ts`, `.mts`, `.js` or `.mjs` file, the leading comment
 * lines of a `.sql` file. The file's code is not run.
 *
 * @throws MigrError `REVISION_INVALID` with all that is wrong with the header, and where.
 * @example
 * readHeader({ path: "versions/ae10_add_age.sql", text: "-- Add age\n-- revision: ae10\n-- down-revision:\n…" }).id
 */
export function readHeader(file: RevisionFile): Revision {
  const format = /\.sql$/i.test(file.path) ? "sql" : "ts";
  const text = file.text.replace(/^\uFEFF/, "");
  const header = format === "sql" ? readSqlHeader(text) : readModuleHeader(text);
  const problems = [...header.problems, ...judge(header)];
  if (problems.length > 0) throw headerError(file.path, problems);
  const { revision, downRevision, branchLabels, dependsOn, replaces } = header.entries;
  return {
    id: revision?.values[0] ?? "",
    downRevisions: downRevision?.values ?? [],
    branchLabels: branchLabels?.values ?? [],
    dependsOn: dependsOn?.values ?? [],
    replaces: replaces?.values ?? [],
    message: header.message,
    format,
    ...limitsOf(header),
    file,
  };
}

function limitsOf({ entries }: RawHeader): { readonly limits?: RevisionLimits } {
  const [lock, statement] = [entries.ddlLockTimeout, entries.statementTimeout].map((entry) =>
    entry === undefined ? undefined : parseDuration(entry.values[0] ?? ""),
  );
  if (lock === undefined && statement === undefined) return {};
  return {
    limits: {
      ...(lock === undefined ? {} : { ddlLockTimeoutMs: lock }),
      ...(statement === undefined ? {} : { statementTimeoutMs: statement }),
    },
  };
}

function durationProblem(text: string): string | undefined {
  return parseDuration(text) === undefined ? `"${text}" is no time such as 500ms, 30s or 2m.` : undefined;
}

function headerError(path: string, problems: readonly HeaderProblem[]): MigrError {
  const sorted = [...problems].sort((a, b) => a.line - b.line);
  const message = sorted.map((problem) => `${path}:${problem.line}: ${problem.message}`).join("\n");
  const hint = [...new Set(sorted.map((problem) => problem.hint))].join(" ");
  return new MigrError("REVISION_INVALID", message, { hint, fields: { file: path, line: sorted[0]?.line, problems } });
}

/** What is wrong with the entries, beyond their syntax. */
function judge(header: RawHeader): HeaderProblem[] {
  const { entries, spelling } = header;
  const problems = [...missing(header)];
  for (const [field, check] of Object.entries(CHECKS) as [HeaderField, (value: string) => string | undefined][]) {
    const entry = entries[field];
    if (entry === undefined) continue;
    for (const value of new Set(entry.values)) {
      const problem = check(value);
      if (problem !== undefined)
        problems.push({ line: entry.line, message: problem, hint: `Correct ${spelling[field]}.` });
    }
    problems.push(...repeated(entry, spelling[field]));
  }
  if (entries.revision !== undefined && entries.revision.values.length !== 1) {
    problems.push({
      line: entries.revision.line,
      message: `${spelling.revision} must name exactly one id.`,
      hint: "A revision has one id of its own.",
    });
  }
  for (const field of ["ddlLockTimeout", "statementTimeout"] as const) {
    const entry = entries[field];
    if (entry === undefined || entry.values.length === 1) continue;
    problems.push({
      line: entry.line,
      message: `${spelling[field]} must name exactly one time.`,
      hint: "Write a time such as 500ms, 30s or 2m.",
    });
  }
  return problems;
}

const CHECKS: Readonly<Record<HeaderField, (value: string) => string | undefined>> = {
  revision: idProblem,
  downRevision: idProblem,
  branchLabels: labelProblem,
  dependsOn: (name) => (idProblem(name) === undefined ? undefined : labelProblem(name)),
  replaces: idProblem,
  ddlLockTimeout: durationProblem,
  statementTimeout: durationProblem,
};

/** Entries that every header needs; an entry that was tried but could not be read is a problem already. */
function* missing({ entries, problems, spelling, baseSpelling }: RawHeader): Generator<HeaderProblem> {
  if (problems.length > 0) return;
  if (entries.revision === undefined) {
    const hint = `Write ${spelling.revision} with the revision's id, or move the file out of the folder.`;
    yield { line: 1, message: `The header does not say ${spelling.revision}.`, hint };
  }
  if (entries.downRevision === undefined && entries.revision !== undefined) {
    const hint = `Write ${spelling.downRevision} with the id of the revision before; ${baseSpelling} when there is none.`;
    yield { line: entries.revision.line, message: `The header does not say ${spelling.downRevision}.`, hint };
  }
}

function* repeated(entry: HeaderEntry, spelling: string): Generator<HeaderProblem> {
  const twice = new Set(entry.values.filter((value, index) => entry.values.indexOf(value) < index));
  for (const value of twice) {
    yield { line: entry.line, message: `${spelling} names "${value}" twice.`, hint: "Name it once." };
  }
}
