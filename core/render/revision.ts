/**
 * Revision files: what autogenerate and people start from.
 *
 * @module
 */
import type { RenderedRevision } from "./rendered.ts";
import { renderSql } from "./sql.ts";
import { renderTypeScript } from "./typescript.ts";

export type { RenderedBody, RenderedRevision } from "./rendered.ts";

/**
 * The text of a revision's file.
 *
 * @example
 * renderRevision({
 *   format: "ts",
 *   id: "ae1027a6acf0",
 *   message: "Add age to users",
 *   downRevisions: ["1975ea83b712"],
 *   branchLabels: [],
 *   dependsOn: [],
 *   upgrade: { operations: upgrade, hazards: (operation) => dialect.hazards(operation) },
 *   downgrade: { operations: downgrade },
 * });
 */
export function renderRevision(revision: RenderedRevision): string {
  return revision.format === "sql" ? renderSql(revision) : renderTypeScript(revision);
}
