/**
 * The project's seed: rows for people to look at, in a file of their own, so that revisions stay what they are.
 *
 *     -- migr: after 3f1c8a52b7d0
 *     INSERT INTO books (title) VALUES ('The Summer Book');
 *
 * What stands below a line runs once after that revision, in its transaction.
 *
 * @module
 */
import { MigrError } from "../../core/mod.ts";

const MARK = /^--\s*migr:\s*after\s+(\S+)\s*$/;

/**
 * Reads a seed: SQL by the revision that it follows.
 *
 * @throws MigrError `REVISION_INVALID` for SQL above the first mark
 */
export function readSeed(text: string, path: string): ReadonlyMap<string, string> {
  const sections = new Map<string, string>();
  let revision: string | undefined;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const mark = MARK.exec(line);
    if (mark !== null) revision = mark[1];
    else if (revision !== undefined) sections.set(revision, `${sections.get(revision) ?? ""}${line}\n`);
    else if (line.trim() !== "" && !line.trim().startsWith("--")) {
      throw new MigrError("REVISION_INVALID", `${path} does not say after which revision its rows come.`, {
        hint: 'Write "-- migr: after <revision>" above them.',
        fields: { path, line: index + 1 },
      });
    }
  }
  return sections;
}
