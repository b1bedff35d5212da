/**
 * What can be wrong with a set of revision files, all of it at once.
 *
 * @module
 */
import { type MigrError, nearest } from "../errors.ts";
import type { Revision, RevisionFile } from "./revision.ts";
import { findCycles, hasCycle, type Neighbours } from "./walk.ts";

export type FaultKind =
  | "unreadableHeader"
  | "replacement"
  | "duplicateId"
  | "duplicateLabel"
  | "labelReadsAsRevision"
  | "selfLoop"
  | "missingDownRevision"
  | "unknownDependency"
  | "cycle"
  | "dependencyCycle";

/** One thing that is wrong, with the files that a person has to look at. */
export interface GraphFault {
  readonly kind: FaultKind;
  readonly message: string;
  readonly hint: string;
  readonly files: readonly string[];
}

/** What the search needs to know about a graph. */
interface GraphView {
  readonly ids: readonly string[];
  readonly labels: ReadonlyMap<string, string>;
  has(id: string): boolean;
  get(id: string): Revision | undefined;
  readonly parentsOf: Neighbours;
  readonly dependenciesOf: Neighbours;
  readonly childrenOf: Neighbours;
  readonly dependantsOf: Neighbours;
}

/** An unreadable header as a fault. */
export function headerFault(file: RevisionFile, error: MigrError): GraphFault {
  return { kind: "unreadableHeader", message: error.message, hint: error.hint ?? "", files: [file.path] };
}

/** All faults of revisions that were read, sorted by id and file. */
export function findFaults(revisions: readonly Revision[], graph: GraphView): GraphFault[] {
  return [
    ...duplicateIds(revisions),
    ...labelFaults(revisions, graph),
    ...revisions.flatMap((revision) => [...linkFaults(revision, graph)]),
    ...cycles(graph),
  ];
}

/** The revisions of each name, in order. */
function grouped(
  revisions: readonly Revision[],
  namesOf: (revision: Revision) => readonly string[],
): Map<string, Revision[]> {
  const groups = new Map<string, Revision[]>();
  for (const revision of revisions) {
    for (const name of namesOf(revision)) {
      const group = groups.get(name);
      if (group === undefined) groups.set(name, [revision]);
      else group.push(revision);
    }
  }
  return groups;
}

function* duplicateIds(revisions: readonly Revision[]): Generator<GraphFault> {
  for (const [id, group] of grouped(revisions, (revision) => [revision.id])) {
    if (group.length < 2) continue;
    const files = group.map((revision) => revision.file.path);
    const message = `Revision ${id} exists ${group.length} times: ${files.join(", ")}.`;
    yield { kind: "duplicateId", message, hint: "Give one of them a new id, or remove the copy.", files };
  }
}

function* labelFaults(revisions: readonly Revision[], graph: GraphView): Generator<GraphFault> {
  for (const [label, declaring] of grouped(revisions, (revision) => revision.branchLabels)) {
    const files = declaring.map((revision) => revision.file.path);
    if (new Set(declaring.map((revision) => revision.id)).size > 1) {
      const message = `The branch label "${label}" is declared ${files.length} times: ${files.join(", ")}.`;
      yield {
        kind: "duplicateLabel",
        message,
        hint: "A label belongs to one revision; remove or rename the others.",
        files,
      };
    }
    const revision = label.replace(/-\d+$/, "");
    if (!graph.has(revision)) continue;
    const reading =
      revision === label ? `is also the id of a revision` : `reads as revision ${revision} with an offset`;
    const message = `The branch label "${label}" ${reading}: ${files.join(", ")}.`;
    yield { kind: "labelReadsAsRevision", message, hint: "Rename the label.", files };
  }
}

/** What a revision's header names and is not there. */
function* linkFaults(revision: Revision, graph: GraphView): Generator<GraphFault> {
  const { id, downRevisions, dependsOn, file } = revision;
  const files = [file.path];
  for (const down of downRevisions) {
    if (down === id) {
      const message = `Revision ${id} is its own down revision: ${file.path}.`;
      yield { kind: "selfLoop", message, hint: "Correct its down revision.", files };
    } else if (!graph.has(down)) {
      const message = `Revision ${id} has the down revision ${down}, which no file has: ${file.path}.`;
      yield { kind: "missingDownRevision", message, hint: remedy(down, graph), files };
    }
  }
  for (const name of dependsOn) {
    const target = graph.has(name) ? name : graph.labels.get(name);
    if (target === id) {
      const message = `Revision ${id} depends on itself: ${file.path}.`;
      yield { kind: "selfLoop", message, hint: "Correct what it depends on.", files };
    } else if (target === undefined) {
      const message = `Revision ${id} depends on ${name}, which is neither a revision nor a label: ${file.path}.`;
      yield { kind: "unknownDependency", message, hint: remedy(name, graph), files };
    }
  }
}

function remedy(name: string, graph: GraphView): string {
  const [near] = nearest(name, [...graph.ids, ...graph.labels.keys()]);
  const restore = `Restore the file of ${name}, or correct the header.`;
  return near === undefined ? restore : `Did you mean ${near}? ${restore}`;
}

/** Cycles of the lineage, and those that need dependencies to close. */
function* cycles(graph: GraphView): Generator<GraphFault> {
  const beneath = (id: string): readonly string[] => joined(graph.parentsOf(id), graph.dependenciesOf(id));
  const above = (id: string): readonly string[] => joined(graph.childrenOf(id), graph.dependantsOf(id));
  if (!hasCycle(graph.ids, beneath, above)) return;
  const inLineage = findCycles(graph.ids, graph.parentsOf.bind(graph));
  for (const cycle of inLineage) {
    const message = `Revisions are each other's down revisions: ${drawn(cycle)}`;
    yield cycleFault("cycle", message, "Correct the down revision of one of them.", cycle, graph);
  }
  const known = new Set(inLineage.flat());
  const all = findCycles(graph.ids, beneath);
  for (const cycle of all) {
    if (cycle.some((id) => known.has(id))) continue;
    const message = `Revisions need each other: ${drawn(cycle)}`;
    yield cycleFault("dependencyCycle", message, "Remove one of the dependencies.", cycle, graph);
  }
}

function joined(some: readonly string[], others: readonly string[]): readonly string[] {
  return others.length === 0 ? some : [...some, ...others];
}

function cycleFault(
  kind: FaultKind,
  message: string,
  hint: string,
  cycle: readonly string[],
  graph: GraphView,
): GraphFault {
  const files = cycle.map((id) => graph.get(id)?.file.path ?? id);
  return { kind, message: `${message}, in ${files.join(", ")}.`, hint, files };
}

/** `a → b → a`: each one has the next as its down revision or needs it. */
function drawn(cycle: readonly string[]): string {
  return [...cycle, cycle[0]].join(" → ");
}
