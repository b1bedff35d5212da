/**
 * Writing revision files: what `revision`, `merge` and `squash` share.
 *
 * @module
 */
import {
  DEFAULT_FILE_NAME,
  MigrError,
  type NewHeader,
  newRevisionId,
  type RevisionGraph,
  revisionFileName,
  slugOf,
} from "../core/mod.ts";
import type { Input } from "./arguments.ts";
import type { Outcome } from "./context.ts";
import { dirname, join, resolve, writeNewFile } from "./host/files.ts";
import { formatFile } from "./host/format.ts";
import type { Project } from "./project.ts";

export const FORMATS = ["ts", "sql"] as const;
export type Format = (typeof FORMATS)[number];

/** A revision's place, names and message, and the folder that its file goes to. */
export interface Header extends NewHeader {
  readonly message: string;
  readonly folder: string;
}

/** The options that `revision` and `merge` both have. */
export function namesFrom(input: Input): { id: string; branchLabels: readonly string[] } {
  return { id: input.text("rev-id") ?? newRevisionId(), branchLabels: input.list("branch-label") };
}

/**
 * The folder of a new revision: the one that `--version-path` names, else that of what it builds on, else the first.
 *
 * @throws MigrError `USAGE` for a folder in which revisions would not be found
 */
export function folderFor(
  project: Project,
  input: Input,
  graph: RevisionGraph,
  downRevisions: readonly string[],
): string {
  const wanted = input.text("version-path");
  const { cwd } = project.context.host;
  if (wanted !== undefined) return readableFolder(project, wanted);
  const [first] = downRevisions;
  const path = first === undefined ? undefined : graph.get(first)?.file.path;
  const beneath = path === undefined ? undefined : folderBeside(project, dirname(resolve(cwd, path)));
  return beneath ?? project.versionFolders[0] ?? cwd;
}

/** Where a revision goes that builds on one in a folder; a template that has folders makes them anew in the configured one. */
function folderBeside({ versionFolders, config }: Project, folder: string): string | undefined {
  if (versionFolders.includes(folder) || config.recursiveVersions !== true) {
    return versionFolders.find((known) => known === folder);
  }
  const [closest] = versionFolders.filter((known) => isBelow(folder, known)).sort((a, b) => b.length - a.length);
  return closest !== undefined && !config.fileTemplate?.includes("/") ? folder : closest;
}

function readableFolder(project: Project, wanted: string): string {
  const { versionFolders, config, context } = project;
  for (const base of [context.host.cwd, project.root]) {
    const folder = resolve(base, wanted);
    if (versionFolders.includes(folder)) return folder;
    if (config.recursiveVersions === true && versionFolders.some((known) => isBelow(folder, known))) return folder;
  }
  const known = versionFolders.map((folder) => project.shown(folder)).join(", ");
  throw new MigrError("USAGE", `Revisions are not looked for in ${wanted}.`, {
    hint: `The folders are ${known}. Add it to versionPaths in migr.config.ts.`,
  });
}

function isBelow(folder: string, parent: string): boolean {
  for (let current = folder; current !== dirname(current); current = dirname(current)) {
    if (current === parent) return true;
  }
  return false;
}

/** The path of a new revision's file, as the configuration calls it. */
export function pathFor(project: Project, header: Header, format: Format): string {
  const { fileTemplate = DEFAULT_FILE_NAME, timezone, recursiveVersions } = project.config;
  const parts = { id: header.id, slug: slugOf(header.message), date: new Date(), timeZone: timezone };
  return join(
    header.folder,
    `${revisionFileName(fileTemplate, parts, { folders: recursiveVersions === true })}.${format}`,
  );
}

/** Writes a new file and formats it; when the formatter fails the file is gone. */
export async function writeFormatted(project: Project, path: string, text: string): Promise<void> {
  writeNewFile(path, text);
  await formatFile(path, project.config.format, project.root, project.shown(path));
}

/** Writes a revision's file, formatted as the project wants it, and says so. */
export async function saveRevision(project: Project, header: Header, format: Format, text: string): Promise<Outcome> {
  const { out } = project.context;
  const path = pathFor(project, header, format);
  await writeFormatted(project, path, text);
  out.note(`${out.style.green("wrote")} ${project.shown(path)}`);
  const { id, downRevisions } = header;
  return { json: { revision: id, downRevisions, file: project.shown(path) } };
}
