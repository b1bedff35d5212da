/**
 * Writing revision files: what `revision` and `merge` share.
 *
 * @module
 */
import { DEFAULT_FILE_NAME, type NewHeader, newRevisionId, revisionFileName, slugOf } from "../core/mod.ts";
import type { Input } from "./arguments.ts";
import type { Outcome } from "./context.ts";
import { join, writeNewFile } from "./host/files.ts";
import type { Project } from "./project.ts";

export const FORMATS = ["ts", "sql"] as const;
export type Format = (typeof FORMATS)[number];

/** A revision's place, names and message. */
export interface Header extends NewHeader {
  readonly message: string;
}

/** The options that `revision` and `merge` both have. */
export function namesFrom(input: Input): { id: string; branchLabels: readonly string[] } {
  return { id: input.text("rev-id") ?? newRevisionId(), branchLabels: input.list("branch-label") };
}

/** Writes a revision's file and says so. */
export function saveRevision(project: Project, header: Header, format: Format, text: string): Outcome {
  const { out } = project.context;
  const parts = { id: header.id, slug: slugOf(header.message), date: new Date() };
  const path = join(project.versions, `${revisionFileName(DEFAULT_FILE_NAME, parts)}.${format}`);
  writeNewFile(path, text);
  out.note(`${out.style.green("wrote")} ${project.shown(path)}`);
  const { id, downRevisions } = header;
  return { json: { revision: id, downRevisions, file: project.shown(path) } };
}
