/**
 * The sections of a `.sql` revision.
 *
 * @module
 */
import { MigrError, nearest } from "../errors.ts";
import type { RevisionFile, SqlRevision, SqlSection } from "./revision.ts";

export type { SqlRevision, SqlSection } from "./revision.ts";

type SectionName = keyof SqlRevision;
const SECTION_NAMES: readonly SectionName[] = ["upgrade", "downgrade"];
const NO_TRANSACTION = "no-transaction";
const MARKER = /^[ \t]*--[ \t]*migr[ \t]*:[ \t]*(.*?)[ \t]*$/i;

/**
 * Splits a `.sql` revision into its sections. A section begins behind its marker, `-- migr: upgrade` or
 * `-- migr: downgrade` on a line of its own, and ends before the next one. Statements are not looked at.
 *
 * @throws MigrError `REVISION_INVALID` naming the line: a missing, repeated or unknown section, or SQL outside of one.
 * @example
 * readSqlRevision({ path: "a.sql", text: "-- migr: upgrade\nCREATE TABLE a (id int);" }).upgrade.line // 2
 */
export function readSqlRevision({
  path,
  text,
  sections: known,
}: Pick<RevisionFile, "path" | "text" | "sections">): SqlRevision {
  if (known !== undefined) return known;
  const sections = new Map<SectionName, SqlSection>();
  const [header, ...chunks] = splitAtMarkers(text.replace(/^\uFEFF/, ""));
  assertNoStatements(header?.sql ?? "", path);
  for (const chunk of chunks) {
    const { name, transactional } = parseMarker(chunk.marker, chunk.line - 1, path);
    if (sections.has(name)) {
      const message = `There is a second "-- migr: ${name}".`;
      throw sectionError(path, chunk.line - 1, message, "Put all statements of a direction below one marker.");
    }
    sections.set(name, { sql: chunk.sql, line: chunk.line, transactional });
  }
  const upgrade = sections.get("upgrade");
  const downgrade = sections.get("downgrade");
  if (upgrade !== undefined) return { upgrade, ...(downgrade === undefined ? {} : { downgrade }) };
  const hint = `Write "-- migr: upgrade" on a line of its own above the statements.`;
  throw sectionError(path, 1, `There is no "-- migr: upgrade".`, hint);
}

interface Chunk {
  /** What stands behind `-- migr:`. */
  readonly marker: string;
  readonly sql: string;
  readonly line: number;
}

/** The text before the first marker, then the text behind each marker; line breaks are kept as they are. */
function splitAtMarkers(text: string): Chunk[] {
  const chunks: Chunk[] = [];
  let chunk = { marker: "", lines: [] as string[], line: 1 };
  for (const [index, line] of text.split(/(?<=\n)/).entries()) {
    const marker = MARKER.exec(line.trimEnd())?.[1];
    if (marker === undefined) {
      chunk.lines.push(line);
      continue;
    }
    chunks.push({ ...chunk, sql: chunk.lines.join("") });
    chunk = { marker, lines: [], line: index + 2 };
  }
  chunks.push({ ...chunk, sql: chunk.lines.join("") });
  return chunks;
}

function parseMarker(marker: string, line: number, path: string): { name: SectionName; transactional: boolean } {
  const [word = "", ...options] = marker.toLowerCase().split(/\s+/);
  const name = SECTION_NAMES.find((section) => section === word);
  if (name === undefined) {
    const guess = nearest(word, SECTION_NAMES)[0] ?? "upgrade";
    throw sectionError(path, line, `"-- migr: ${marker}" is no section.`, `Did you mean "-- migr: ${guess}"?`);
  }
  const unknown = options.find((option) => option !== NO_TRANSACTION);
  if (unknown !== undefined) {
    const hint = `The only option is "${NO_TRANSACTION}": "-- migr: ${name} ${NO_TRANSACTION}".`;
    throw sectionError(path, line, `"${unknown}" is no option of "-- migr: ${name}".`, hint);
  }
  return { name, transactional: options.length === 0 };
}

/** Above the first section there may only be comments: a statement there would never run. */
function assertNoStatements(header: string, path: string): void {
  const comments = header.replace(/--[^\n]*|\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, " "));
  const offset = comments.search(/\S/);
  if (offset < 0) return;
  const line = comments.slice(0, offset).split("\n").length;
  const hint = `Move it below "-- migr: upgrade" or "-- migr: downgrade".`;
  throw sectionError(path, line, "There is SQL outside of a section.", hint);
}

function sectionError(path: string, line: number, message: string, hint: string): MigrError {
  return new MigrError("REVISION_INVALID", `${path}:${line}: ${message}`, { hint, fields: { file: path, line } });
}
