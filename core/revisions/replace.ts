/**
 * Squashed revisions: one that `replaces` a range of others, while the files of the others may still be there for
 * databases that have a part of them.
 *
 * Without a database the squashed revision stands in the place of the range: the graph is *folded*. For a database that
 * has a part of the range, the originals stand there again, until they have all run: the graph is *unfolded*.
 *
 * @module
 */
import type { GraphFault } from "./faults.ts";
import type { Revision } from "./revision.ts";

/** The revisions of a graph with their stand-ins. */
export interface Folded {
  /** Those that are in the graph; what they name is what stands there now. */
  readonly revisions: readonly Revision[];
  /** For an id that is not in the graph, what stands for it. */
  readonly standIns: ReadonlyMap<string, readonly string[]>;
}

/**
 * Puts squashed revisions in the place of what they replace.
 *
 * @param unfolded squashed revisions for which the originals stand instead
 */
export function fold(revisions: readonly Revision[], unfolded: ReadonlySet<string>): Folded {
  if (revisions.every((revision) => revision.replaces.length === 0)) return { revisions, standIns: new Map() };
  const direct = new Map<string, readonly string[]>();
  for (const { id, replaces } of revisions) {
    if (unfolded.has(id)) direct.set(id, tips(replaces, revisions));
    else for (const replaced of replaces) if (!direct.has(replaced)) direct.set(replaced, [id]);
  }
  const standIns = new Map([...direct.keys()].map((id) => [id, resolved(id, direct)]));
  const shown = revisions.filter((revision) => !direct.has(revision.id));
  return { revisions: shown.map((revision) => redirected(revision, standIns)), standIns };
}

/** Those of some revisions that no other of them builds on. */
function tips(ids: readonly string[], revisions: readonly Revision[]): string[] {
  const inside = new Set(ids);
  const beneath = new Set(revisions.filter(({ id }) => inside.has(id)).flatMap((revision) => revision.downRevisions));
  return ids.filter((id) => !beneath.has(id));
}

/** A stand-in may be replaced itself; what replaces itself in a circle is a fault and stands for nothing. */
function resolved(
  id: string,
  direct: ReadonlyMap<string, readonly string[]>,
  behind: readonly string[] = [],
): string[] {
  if (behind.includes(id)) return [];
  const next = direct.get(id);
  return next === undefined ? [id] : next.flatMap((other) => resolved(other, direct, [...behind, id]));
}

function redirected(revision: Revision, standIns: ReadonlyMap<string, readonly string[]>): Revision {
  const redirect = (names: readonly string[]): string[] => [
    ...new Set(names.flatMap((name) => standIns.get(name) ?? [name])),
  ];
  const isTouched = [...revision.downRevisions, ...revision.dependsOn].some((name) => standIns.has(name));
  if (!isTouched) return revision;
  const { downRevisions, dependsOn } = revision;
  return { ...revision, downRevisions: redirect(downRevisions), dependsOn: redirect(dependsOn) };
}

/** What is wrong with the `replaces` of some revisions. */
export function replacementFaults(revisions: readonly Revision[]): GraphFault[] {
  const squashed = revisions.filter((revision) => revision.replaces.length > 0);
  if (squashed.length === 0) return [];
  const byId = new Map(revisions.map((revision) => [revision.id, revision]));
  return squashed.flatMap((revision) => [
    ...circular(revision, byId),
    ...replacedTwice(revision, squashed),
    ...halfRemoved(revision, byId),
  ]);
}

function* circular(squashed: Revision, byId: ReadonlyMap<string, Revision>): Generator<GraphFault> {
  const seen = new Set<string>();
  const open = [...squashed.replaces];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    open.push(...(byId.get(id)?.replaces ?? []));
  }
  if (!seen.has(squashed.id)) return;
  const { path } = squashed.file;
  const message = `Revision ${squashed.id} replaces itself: ${path}.`;
  yield { kind: "replacement", message, hint: "Correct what it replaces.", files: [path] };
}

function* replacedTwice(squashed: Revision, all: readonly Revision[]): Generator<GraphFault> {
  for (const other of all) {
    if (other.id <= squashed.id) continue;
    const both = other.replaces.filter((id) => squashed.replaces.includes(id));
    if (both.length === 0) continue;
    const files = [squashed.file.path, other.file.path];
    const message = `Revisions ${squashed.id} and ${other.id} both replace ${both.join(", ")}: ${files.join(", ")}.`;
    yield { kind: "replacement", message, hint: "Remove one of them, or let it replace the other one.", files };
  }
}

/** A database that has a part of the range needs all of the files, or none. */
function* halfRemoved(squashed: Revision, byId: ReadonlyMap<string, Revision>): Generator<GraphFault> {
  const missing = squashed.replaces.filter((id) => !byId.has(id));
  if (missing.length === 0 || missing.length === squashed.replaces.length) return;
  const rest = squashed.replaces.flatMap((id) => byId.get(id)?.file.path ?? []);
  const message = `Revision ${squashed.id} replaces ${missing.join(", ")}, whose files are gone, and others, whose files are there: ${rest.join(", ")}.`;
  const hint = "Remove the others as well when every database has upgraded, or restore all of them.";
  yield { kind: "replacement", message, hint, files: [squashed.file.path, ...rest] };
}
