/**
 * What can be said of a project without running it.
 *
 * @module
 */
import { RevisionGraph } from "../../core/mod.ts";
import type { Direction } from "../engine/protocol.ts";
import { layoutOf, type Project, revisionPaths } from "../project/project.ts";

/** The graph of a project's files; their headers are read, their code is not run. */
export function graphOf(project: Pick<Project, "files" | "layout">): RevisionGraph {
  return RevisionGraph.fromFiles(revisionPaths(project).map((path) => ({ path, text: project.files[path] ?? "" })));
}

/** Revisions that a database has run, and that are not any more what it was made with. */
export function editedPaths(
  project: Project,
  base: Readonly<Record<string, string>>,
  applied: ReadonlySet<string>,
): string[] {
  return graphOf({ ...project, files: base })
    .files.map(({ path }) => path)
    .filter((path) => {
      const id = project.files[path] === base[path] ? undefined : idAt(base[path] ?? "", path);
      return id !== undefined && applied.has(id);
    });
}

function idAt(text: string, path: string): string | undefined {
  return RevisionGraph.fromFiles([{ path, text }]).ids[0];
}

/** The revision that an upgrade would run, else the newest one; without any the models. */
export function firstFile(project: Project): string {
  const graph = graphOf(project);
  const applied = graph.ancestors(
    project.position.filter((id) => graph.has(id)),
    { dependencies: true },
  );
  const shown = graph.order.find((id) => !applied.has(id)) ?? graph.heads[0];
  return (shown === undefined ? undefined : graph.get(shown)?.file.path) ?? layoutOf(project).models[0] ?? "schema.ts";
}

export function fileName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

export function titleOf(target: string, direction: Direction | undefined): string {
  if (target === "head" || target === "heads") return `Upgrade to ${target}`;
  if (target === "base") return "Downgrade to base";
  if (target === "+1") return "Upgrade";
  if (target === "-1") return "Downgrade";
  return direction === undefined ? `To ${target}` : `${direction === "upgrade" ? "Upgrade" : "Downgrade"} to ${target}`;
}
