/**
 * Which revisions the history shows.
 *
 * @module
 */
import { MigrError } from "../errors.ts";
import type { RevisionGraph } from "./graph.ts";
import { parseRange } from "./identifier.ts";
import type { Revision } from "./revision.ts";
import { idsAt, invalidTarget, placeOf } from "./targets.ts";

/**
 * Revisions, newest first. A range `A:B` shows both ends and what lies between them in the lineage; an end that is left
 * out is the base or the heads. The graph may be broken: what can be shown is shown.
 *
 * @param applied for `current` and for bare offsets (`-3:`)
 * @throws MigrError `INVALID_TARGET` for a reversed range or one without a connection
 * @example revisionHistory(graph, "ae10:head").map((revision) => revision.id)
 */
export function revisionHistory(graph: RevisionGraph, range?: string, applied?: ReadonlySet<string>): Revision[] {
  const shown = range === undefined ? undefined : between(graph, range, applied);
  return [...graph.order]
    .reverse()
    .filter((id) => shown === undefined || shown.has(id))
    .map((id) => graph.require(id));
}

function between(graph: RevisionGraph, text: string, applied: ReadonlySet<string> | undefined): ReadonlySet<string> {
  const range = parseRange(text);
  if (range === undefined) {
    throw new MigrError("INVALID_IDENTIFIER", `"${text}" is not a range.`, {
      hint: `Write "${text}:" for what comes after it, ":${text}" for what comes before.`,
      fields: { identifier: text },
    });
  }
  const [from, to] = [range.from ?? "base", range.to ?? "heads"];
  const start = placeOf({ graph, applied, text: from });
  const bottom = start.kind === "revisions" ? start.ids : start.above;
  const end = idsAt(graph, placeOf({ graph, applied, text: to }));
  const top = graph.ancestors(end);
  const shown = new Set([...graph.descendants(bottom)].filter((id) => top.has(id)));
  if (shown.size > 0 || start.kind === "beneath") return shown;
  const beneath = graph.ancestors(bottom);
  if (end.every((id) => beneath.has(id))) throw invalidTarget(text, "the range is reversed", `Write "${to}:${from}".`);
  throw invalidTarget(text, `${to} does not descend from ${from}`, "Choose two revisions of one lineage.");
}
