/**
 * The graph of all revision files: who comes before whom, which branches there are, and what is wrong with it.
 *
 * @module
 */
import { MigrError } from "../errors.ts";
import { findFaults, type GraphFault, headerFault } from "./faults.ts";
import { readHeader } from "./header.ts";
import { fold, replacementFaults } from "./replace.ts";
import type { Revision, RevisionFile } from "./revision.ts";
import { compareText, reach, topologicalOrder } from "./walk.ts";

/** A revision's neighbours; ids that no file has are left out. */
interface Node {
  readonly revision: Revision;
  readonly parents: readonly string[];
  readonly dependencies: readonly string[];
  readonly children: string[];
  readonly dependants: string[];
}

/** Which edges a walk follows. */
export interface WalkOptions {
  /** Also along `dependsOn`; default `false`: only the lineage. */
  readonly dependencies?: boolean;
}

/**
 * The revisions as a graph. It is made of whatever files there are and never throws: commands that only read print what
 * they can, all others call {@link RevisionGraph.assertSound} first. The order of the files makes no difference.
 *
 * @example
 * const graph = RevisionGraph.fromFiles(files);
 * graph.assertSound();
 * graph.heads; // ["ae1027a6acf0"]
 */
export class RevisionGraph {
  /** Everything that is wrong with the files, in a stable order. */
  readonly faults: readonly GraphFault[];
  /** The declaring revision of each branch label. */
  readonly labels: ReadonlyMap<string, string>;
  /** All revisions that replace others, also those that are replaced themselves. */
  readonly squashed: ReadonlyMap<string, Revision>;
  /** For an id that a squash keeps out of the graph, what stands in its place. */
  readonly standIns: ReadonlyMap<string, readonly string[]>;
  readonly #revisions: readonly Revision[];
  readonly #headerFaults: readonly GraphFault[];
  readonly #nodes: ReadonlyMap<string, Node>;
  #originals: ReadonlyMap<string, Revision> | undefined;
  readonly #branches = new Map<string, ReadonlySet<string>>();
  #order: readonly string[] | undefined;
  #downgradeOrder: readonly string[] | undefined;
  #labelsOf: ReadonlyMap<string, readonly string[]> | undefined;

  private constructor(
    revisions: readonly Revision[],
    headerFaults: readonly GraphFault[],
    unfolded: ReadonlySet<string> = new Set(),
  ) {
    const sorted = [...revisions].sort((a, b) => compareText(a.id, b.id) || compareText(a.file.path, b.file.path));
    const folded = fold(sorted, unfolded);
    this.#revisions = sorted;
    this.#headerFaults = headerFaults;
    this.squashed = new Map(sorted.filter(({ replaces }) => replaces.length > 0).map((item) => [item.id, item]));
    this.standIns = folded.standIns;
    this.labels = declaredLabels(folded.revisions);
    this.#nodes = connect(folded.revisions, this.labels);
    this.faults = [...headerFaults, ...replacementFaults(sorted), ...findFaults(folded.revisions, this)];
  }

  /** Reads the headers of files; unreadable ones become faults. */
  static fromFiles(files: Iterable<RevisionFile>): RevisionGraph {
    const revisions: Revision[] = [];
    const faults: GraphFault[] = [];
    for (const file of files) {
      try {
        revisions.push(readHeader(file));
      } catch (error) {
        if (!(error instanceof MigrError)) throw error;
        faults.push(headerFault(file, error));
      }
    }
    return new RevisionGraph(
      revisions,
      faults.sort((a, b) => compareText(a.message, b.message)),
    );
  }

  /** Connects revisions whose headers were read before. */
  static of(revisions: Iterable<Revision>): RevisionGraph {
    return new RevisionGraph([...revisions], []);
  }

  /**
   * The same files with the originals in the place of some squashed revisions, for a database that has begun with them.
   */
  unfold(squashed: ReadonlySet<string>): RevisionGraph {
    return new RevisionGraph(this.#revisions, this.#headerFaults, squashed);
  }

  /** All files whose headers could be read, also those of replaced revisions. */
  get files(): readonly RevisionFile[] {
    return this.#revisions.map((revision) => revision.file);
  }

  /** A revision by its id, also one that is replaced. */
  original(id: string): Revision | undefined {
    this.#originals ??= new Map(this.#revisions.map((revision) => [revision.id, revision]));
    return this.get(id) ?? this.#originals.get(id);
  }

  get size(): number {
    return this.#nodes.size;
  }

  /** All ids, in alphabetical order. */
  get ids(): readonly string[] {
    return [...this.#nodes.keys()];
  }

  /** Revisions that no other has as its down revision. */
  get heads(): readonly string[] {
    return this.ids.filter((id) => this.childrenOf(id).length === 0);
  }

  /** Revisions without a down revision. */
  get bases(): readonly string[] {
    return this.ids.filter((id) => this.parentsOf(id).length === 0);
  }

  /** All ids in the order in which they are applied: the same for the same files. */
  get order(): readonly string[] {
    this.#order ??= topologicalOrder(
      this.ids,
      (id) => this.#before(id),
      (id) => this.#after(id),
    );
    return this.#order;
  }

  /** All ids in the order in which they are taken down. */
  get downgradeOrder(): readonly string[] {
    this.#downgradeOrder ??= topologicalOrder(
      this.ids,
      (id) => this.#after(id),
      (id) => this.#before(id),
    );
    return this.#downgradeOrder;
  }

  has(id: string): boolean {
    return this.#nodes.has(id);
  }

  get(id: string): Revision | undefined {
    return this.#nodes.get(id)?.revision;
  }

  /**
   * A revision by its full id.
   *
   * @throws MigrError `REVISION_UNKNOWN`
   */
  require(id: string): Revision {
    const revision = this.get(id);
    if (revision !== undefined) return revision;
    throw new MigrError("REVISION_UNKNOWN", `No file has revision ${id}.`, {
      hint: `"migr history" lists all revisions.`,
      fields: { revision: id },
    });
  }

  /** The down revisions. */
  parentsOf(id: string): readonly string[] {
    return this.#nodes.get(id)?.parents ?? [];
  }

  /** The revisions that have this one as a down revision. */
  childrenOf(id: string): readonly string[] {
    return this.#nodes.get(id)?.children ?? [];
  }

  /** What `dependsOn` names, labels resolved to the revisions that declare them. */
  dependenciesOf(id: string): readonly string[] {
    return this.#nodes.get(id)?.dependencies ?? [];
  }

  /** The revisions whose `dependsOn` names this one. */
  dependantsOf(id: string): readonly string[] {
    return this.#nodes.get(id)?.dependants ?? [];
  }

  /** Several revisions have it as a down revision. */
  isBranchPoint(id: string): boolean {
    return this.childrenOf(id).length > 1;
  }

  /** It has several down revisions. */
  isMergePoint(id: string): boolean {
    return this.parentsOf(id).length > 1;
  }

  /** Revisions and everything beneath them. */
  ancestors(ids: Iterable<string>, options: WalkOptions = {}): Set<string> {
    return reach(ids, options.dependencies === true ? (id) => this.#before(id) : (id) => this.parentsOf(id));
  }

  /** Revisions and everything above them. */
  descendants(ids: Iterable<string>, options: WalkOptions = {}): Set<string> {
    return reach(ids, options.dependencies === true ? (id) => this.#after(id) : (id) => this.childrenOf(id));
  }

  /**
   * The branch that a revision belongs to, as a label on it names it: its descendants, and back down to the last branch
   * point or merge point.
   */
  branchOf(id: string): ReadonlySet<string> {
    const known = this.#branches.get(id);
    if (known !== undefined) return known;
    const members = this.descendants([id]);
    let current = id;
    while (!this.isBranchPoint(current) && !this.isMergePoint(current)) {
      const [parent] = this.parentsOf(current);
      if (parent === undefined || this.isBranchPoint(parent) || this.isMergePoint(parent)) break;
      // Only the cycle of a broken graph comes back to where it was.
      if (members.has(parent)) break;
      members.add(parent);
      current = parent;
    }
    this.#branches.set(id, members);
    return members;
  }

  /** The labels of all branches that a revision belongs to. */
  labelsOf(id: string): readonly string[] {
    this.#labelsOf ??= membership(this);
    return this.#labelsOf.get(id) ?? [];
  }

  /**
   * Makes sure that the files form a graph.
   *
   * @throws MigrError `BROKEN_GRAPH` with all faults.
   */
  assertSound(): void {
    const [first, ...others] = this.faults;
    if (first === undefined) return;
    const fields = { faults: this.faults };
    if (others.length === 0) throw new MigrError("BROKEN_GRAPH", first.message, { hint: first.hint, fields });
    const list = this.faults.map(({ message, hint }) => `  - ${`${message}\n${hint}`.replaceAll("\n", "\n    ")}`);
    const message = `The revision files have ${this.faults.length} faults:\n${list.join("\n")}`;
    throw new MigrError("BROKEN_GRAPH", message, { hint: `"migr history" shows what can be read.`, fields });
  }

  #before(id: string): readonly string[] {
    const node = this.#nodes.get(id);
    if (node === undefined) return [];
    return node.dependencies.length === 0 ? node.parents : [...node.parents, ...node.dependencies];
  }

  #after(id: string): readonly string[] {
    const node = this.#nodes.get(id);
    if (node === undefined) return [];
    return node.dependants.length === 0 ? node.children : [...node.children, ...node.dependants];
  }
}

/** The first revision that declares a label has it; a second one is a fault. */
function declaredLabels(revisions: readonly Revision[]): Map<string, string> {
  const labels = new Map<string, string>();
  for (const { id, branchLabels } of revisions) {
    for (const label of branchLabels) if (!labels.has(label)) labels.set(label, id);
  }
  return labels;
}

/** Links the revisions; of several with the same id the first one stays, a link to itself or to nothing is left out. */
function connect(sorted: readonly Revision[], labels: ReadonlyMap<string, string>): Map<string, Node> {
  const ids = new Set(sorted.map((revision) => revision.id));
  const nodes = new Map<string, Node>();
  for (const revision of sorted) {
    if (nodes.has(revision.id)) continue;
    const linked = (id: string): boolean => ids.has(id) && id !== revision.id;
    const parents = [...new Set(revision.downRevisions)].filter(linked);
    const named = revision.dependsOn.map((name) => (ids.has(name) ? name : (labels.get(name) ?? name)));
    const dependencies = [...new Set(named)].filter((id) => linked(id) && !parents.includes(id));
    nodes.set(revision.id, { revision, parents, dependencies, children: [], dependants: [] });
  }
  for (const [id, { parents, dependencies }] of nodes) {
    for (const parent of parents) nodes.get(parent)?.children.push(id);
    for (const dependency of dependencies) nodes.get(dependency)?.dependants.push(id);
  }
  return nodes;
}

function membership(graph: RevisionGraph): Map<string, string[]> {
  const labelsOf = new Map<string, string[]>();
  for (const [label, declaring] of [...graph.labels].sort(([a], [b]) => compareText(a, b))) {
    for (const id of graph.branchOf(declaring)) {
      const labels = labelsOf.get(id);
      if (labels === undefined) labelsOf.set(id, [label]);
      else labels.push(label);
    }
  }
  return labelsOf;
}
