/**
 * The set of applied revisions, held against the graph.
 *
 * @module
 */
import { MigrError } from "../errors.ts";
import type { RevisionGraph } from "./graph.ts";
import { compareText } from "./walk.ts";

/**
 * The heads of a database: the applied revisions that no applied one descends from, by lineage or dependency, in
 * alphabetical order. Ids that no file has are passed over.
 */
export function appliedHeads(graph: RevisionGraph, applied: ReadonlySet<string>): string[] {
  return tips(applied, (id) => [...graph.parentsOf(id), ...graph.dependenciesOf(id)], graph);
}

/** Like {@link appliedHeads}, by lineage alone. */
export function lineageTips(graph: RevisionGraph, applied: ReadonlySet<string>): string[] {
  return tips(applied, (id) => graph.parentsOf(id), graph);
}

function tips(ids: ReadonlySet<string>, below: (id: string) => readonly string[], graph: RevisionGraph): string[] {
  const known = [...ids].filter((id) => graph.has(id));
  const beneath = new Set<string>();
  const open = known.flatMap(below);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (beneath.has(id)) continue;
    beneath.add(id);
    open.push(...below(id));
  }
  return known.filter((id) => !beneath.has(id)).sort(compareText);
}

/**
 * Makes sure that a file exists for every applied revision.
 *
 * @throws MigrError `UNKNOWN_APPLIED` naming those without.
 */
export function assertKnown(graph: RevisionGraph, applied: ReadonlySet<string>): void {
  const unknown = [...applied].filter((id) => !graph.has(id)).sort(compareText);
  if (unknown.length === 0) return;
  const names = unknown.length === 1 ? `revision ${unknown[0]}` : `revisions ${unknown.join(", ")}`;
  throw new MigrError(
    "UNKNOWN_APPLIED",
    `The database has ${names} applied, but no file has ${unknown.length === 1 ? "it" : "them"}.`,
    {
      hint:
        squashedHint(graph, unknown) +
        'Bring the files back (another git branch may have them), walk the database to the files that are here: "migr switch", ' +
        'or record where it really stands: "migr stamp --purge <revision>". "migr repair" shows what else can be done.',
      fields: { revisions: unknown },
    },
  );
}

/** The files of a squashed range were removed before this database had the whole range. */
function squashedHint(graph: RevisionGraph, unknown: readonly string[]): string {
  const whole = new Set(unknown.flatMap((id) => graph.standIns.get(id) ?? []));
  if (whole.size === 0) return "";
  const files = "The database has a part of what was squashed into";
  return `${files} ${[...whole].sort(compareText).join(", ")}: it needs the old files to run the rest. `;
}
