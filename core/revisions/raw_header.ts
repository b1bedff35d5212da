/**
 * The header of a revision's file as it stands there, whatever the format of the file.
 *
 * @module
 */

/** The entries of a header, whatever the format of the file. */
export type HeaderField =
  | "revision"
  | "downRevision"
  | "branchLabels"
  | "dependsOn"
  | "replaces"
  | "ddlLockTimeout"
  | "statementTimeout";

/** What a file says for one entry, and on which line. */
export interface HeaderEntry {
  readonly values: readonly string[];
  readonly line: number;
  /** Of a module: where the value is written, as offsets into the text. */
  readonly span?: readonly [start: number, end: number];
}

/** Something that is wrong with a header. */
export interface HeaderProblem {
  readonly line: number;
  readonly message: string;
  readonly hint: string;
}

/** A header as it stands in the file; a later step judges what the entries mean. */
export interface RawHeader {
  readonly message: string;
  readonly entries: Partial<Record<HeaderField, HeaderEntry>>;
  readonly problems: readonly HeaderProblem[];
  /** How a person writes an entry in this format: `downRevision`, `-- down-revision:`. */
  readonly spelling: Readonly<Record<HeaderField, string>>;
  /** How a person writes that a revision is a base. */
  readonly baseSpelling: string;
}

/** Lines up to the first empty one (or the first `@tag` after the beginning), joined by spaces. */
export function firstParagraph(lines: readonly string[]): string {
  const paragraph: string[] = [];
  for (const line of lines.map((text) => text.trim())) {
    if (paragraph.length > 0 && (line === "" || line.startsWith("@"))) break;
    if (line !== "") paragraph.push(line);
  }
  return paragraph.join(" ");
}
