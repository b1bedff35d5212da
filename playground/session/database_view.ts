/**
 * The database as the page shows it: from what the engine says, or from what the build knew.
 *
 * @module
 */
import { Catalog } from "../../core/mod.ts";
import type { CatalogData, DatabaseState } from "../engine/protocol.ts";
import type { Project } from "../project/project.ts";
import { graphOf } from "./about_project.ts";
import type { DatabaseView } from "./session.ts";

/** Before anything is known of it. */
export const EMPTY: DatabaseView = {
  heads: [],
  applied: new Set(),
  unknown: [],
  catalog: Catalog.EMPTY,
  rowCounts: {},
};

/** What the engine says. */
export function viewOf({ heads, applied, unknown, rowCounts, catalog }: DatabaseState): DatabaseView {
  return {
    heads,
    applied: new Set(applied),
    unknown,
    catalog: Catalog.of(catalog.objects, catalog.unmodelled),
    rowCounts,
  };
}

/** What is shown until an engine has replayed a project to its position. */
export function initialView(
  project: Project,
  catalog: CatalogData | undefined,
  rowCounts: Readonly<Record<string, number>> = {},
): DatabaseView {
  if (catalog === undefined) return EMPTY;
  const graph = graphOf(project);
  const heads = project.position.filter((id) => graph.has(id));
  const applied = graph.ancestors(heads, { dependencies: true });
  return { heads, applied, unknown: [], catalog: Catalog.of(catalog.objects, catalog.unmodelled), rowCounts };
}
