/**
 * Revisions as SQL files.
 *
 * @module
 */
import type { Hazard } from "../dialects/dialect.ts";
import { MigrError } from "../errors.ts";
import { hazardLines, messageLines } from "./comment.ts";
import type { RenderedBody, RenderedRevision } from "./rendered.ts";

/**
 * A revision as SQL with its header in comments.
 *
 * @throws MigrError `REVISION_INVALID` for a statement with a line that reads like the start of a section.
 */
export function renderSql(revision: RenderedRevision): string {
  const { id, message, downRevisions, branchLabels, dependsOn, replaces = [], upgrade, downgrade } = revision;
  const header = [
    ...messageComment(message),
    entry("revision", [id]),
    entry("down-revision", downRevisions),
    entry("branch-labels", branchLabels),
    entry("depends-on", dependsOn),
    ...(replaces.length === 0 ? [] : [entry("replaces", replaces)]),
  ];
  const sections = [header.join("\n"), section("upgrade", upgrade, upgrade.risks ?? [])];
  if (downgrade !== undefined) {
    const lossy = (downgrade.risks ?? []).filter((risk) => risk.level === "lossy");
    sections.push(section("downgrade", downgrade, lossy));
  }
  return `${sections.join("\n\n")}\n`;
}

/** A later line that looks like an entry or a section would be read as one. */
function messageComment(message: string): string[] {
  const lines = messageLines(message);
  return lines.map((line, index) => {
    const looksLikeEntry = index > 0 && /^(?:revision|down[-_]revision|branch[-_]labels|depends[-_]on)\s*:/i.test(line);
    const isSpecial =
      looksLikeEntry || /^(?:migr|replaces|ddl[-_]lock[-_]timeout|statement[-_]timeout)\s*:/i.test(line);
    return (isSpecial ? `-- > ${line}` : `-- ${line}`).trimEnd();
  });
}

function entry(name: string, values: readonly string[]): string {
  return `-- ${name}: ${values.join(", ")}`.trimEnd();
}

function section(name: string, { statements = [], transactional }: RenderedBody, risks: readonly Hazard[]): string {
  const marker = `-- migr: ${name}${transactional === false ? " no-transaction" : ""}`;
  const lines = [marker, ...hazardLines(risks, "-- ")];
  const texts = statements.map(terminated);
  const isLong = texts.some((text) => text.includes("\n"));
  if (texts.length === 0) lines.push("-- Nothing to do.");
  return [lines.join("\n"), texts.join(isLong ? "\n\n" : "\n")].filter((text) => text !== "").join("\n");
}

const MARKER = /^[ \t]*--[ \t]*migr[ \t]*:/im;

/** With one terminator; on a line of its own where a comment would swallow it. */
function terminated(statement: string): string {
  if (MARKER.test(statement)) {
    throw new MigrError(
      "REVISION_INVALID",
      `A statement has a line that starts a section: ${statement.slice(0, 60)}…`,
      {
        hint: `Remove the line that begins with "-- migr:", or write the revision in TypeScript.`,
      },
    );
  }
  const text = statement.trim();
  if (text.endsWith(";")) return text;
  const lastLine = text.slice(text.lastIndexOf("\n") + 1);
  return lastLine.includes("--") ? `${text}\n;` : `${text};`;
}
