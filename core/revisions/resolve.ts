/**
 * From identifiers to places in the graph.
 *
 * @module
 */
import { MigrError, nearest } from "../errors.ts";
import { appliedHeads } from "./applied.ts";
import type { RevisionGraph } from "./graph.ts";
import { type Identifier, parseIdentifier } from "./identifier.ts";
import { RESERVED_WORDS } from "./ids.ts";
import type { Revision } from "./revision.ts";

/** What an identifier's `branch@` narrows it to. */
export interface Branch {
  /** As it was typed. */
  readonly name: string;
  /** The branch itself: what `branch@base` takes down and where `branch@head` is. */
  readonly members: ReadonlySet<string>;
  /** The branch and all that it stands on. */
  readonly lineage: ReadonlySet<string>;
}

/**
 * Where an identifier points.
 *
 * - `revisions`: at these; more than one only for `heads` and `current`, none only when there are no revisions at all
 * - `beneath`: under the revisions `above`: `base`, or the base of a branch
 * - `relative`: so many revisions from what is applied
 */
export type Place =
  | { readonly kind: "revisions"; readonly ids: readonly string[]; readonly branch: Branch | undefined }
  | { readonly kind: "beneath"; readonly above: readonly string[]; readonly branch: Branch | undefined }
  | { readonly kind: "relative"; readonly offset: number; readonly branch: Branch | undefined };

/** What an identifier may refer to besides the graph. */
export interface ResolveContext {
  /** The applied revisions, for `current`; absent when there is no database. */
  readonly applied?: ReadonlySet<string> | undefined;
  /** What a bare label names: the head of its branch (as a target of upgrade), or the revision that declares it. */
  readonly label?: "head" | "declaration";
}

const MIN_PREFIX = 4;

/**
 * Finds the place that an identifier points to.
 *
 * @throws MigrError `INVALID_IDENTIFIER`, `REVISION_UNKNOWN`, `AMBIGUOUS_IDENTIFIER`, `INVALID_TARGET` (an offset that
 * leaves the graph), `OFFLINE` (`current` without a database)
 * @example resolvePlace(graph, "billing@head-1") // { kind: "revisions", ids: ["ae1027a6acf0"], … }
 */
export function resolvePlace(graph: RevisionGraph, text: string, context: ResolveContext = {}): Place {
  const identifier = parseIdentifier(text, graph.labels);
  const branch = identifier.branch === undefined ? undefined : resolveBranch(graph, identifier.branch);
  if (identifier.symbol === undefined) return { kind: "relative", offset: identifier.offset, branch };
  const place = resolveSymbol({ graph, identifier, branch, context }, identifier.symbol);
  return identifier.offset === 0 ? place : moved(graph, place, identifier);
}

/**
 * The one revision that an identifier names.
 *
 * @throws MigrError like {@link resolvePlace}, and `INVALID_TARGET` when it names no revision (`base`).
 * @example resolveRevision(graph, "ae10").message // "Add age to users."
 */
export function resolveRevision(graph: RevisionGraph, text: string, context: ResolveContext = {}): Revision {
  const id = theOne(graph, text, resolveRevisions(graph, text, context));
  if (id !== undefined) return graph.require(id);
  throw new MigrError("REVISION_UNKNOWN", `"${text}" names no revision: there are none yet.`, {
    hint: `"migr revision -m …" makes the first one.`,
    fields: { identifier: text },
  });
}

/** The ids that an identifier names: several for `heads` and `current`. */
export function resolveRevisions(graph: RevisionGraph, text: string, context: ResolveContext = {}): readonly string[] {
  const place = resolvePlace(graph, text, context);
  if (place.kind === "revisions") return place.ids;
  const reason = place.kind === "beneath" ? "it is beneath all revisions" : "it is relative to a database";
  throw new MigrError("INVALID_TARGET", `"${text}" names no revision: ${reason}.`, {
    hint: "Name a revision by its id, its first characters, a label or head.",
    fields: { identifier: text },
  });
}

/** A branch by its label or by any of its revisions. */
export function resolveBranch(graph: RevisionGraph, name: string): Branch {
  if (RESERVED_WORDS.includes(name)) {
    throw new MigrError("INVALID_IDENTIFIER", `"${name}" is not a branch.`, {
      hint: `Before "@" stands a branch label or a revision, as in "billing@head".`,
      fields: { identifier: name },
    });
  }
  const id = graph.labels.get(name) ?? findRevision(graph, name, undefined);
  const members = graph.branchOf(id);
  return { name, members, lineage: new Set([...members, ...graph.ancestors([id])]) };
}

/**
 * The single one of several revisions; `undefined` when there is none.
 *
 * @throws MigrError `AMBIGUOUS_IDENTIFIER`
 */
export function theOne(graph: RevisionGraph, text: string, ids: readonly string[]): string | undefined {
  if (ids.length > 1) throw ambiguous(graph, `"${text}" could be any of several revisions`, ids, text);
  return ids[0];
}

/** An error that lists what an identifier may mean, and how to say it. */
export function ambiguous(
  graph: RevisionGraph,
  message: string,
  candidates: readonly string[],
  text: string,
  hint?: string,
): MigrError {
  const rest = text.slice(text.indexOf("@") + 1);
  const examples = candidates.slice(0, 2).map((id) => `"${branchName(graph, id, candidates)}@${rest}"`);
  return new MigrError("AMBIGUOUS_IDENTIFIER", `${message}: ${listed(graph, candidates)}.`, {
    hint: hint ?? `Name the branch: ${examples.join(" or ")}.`,
    fields: { identifier: text, candidates },
  });
}

/** Ids in a sentence, with their branches: `c1 (billing), c2`. */
export function listed(graph: RevisionGraph, ids: readonly string[]): string {
  const shown = ids.slice(0, 10).map((id) => {
    const labels = graph.labelsOf(id);
    return labels.length === 0 ? id : `${id} (${labels.join(", ")})`;
  });
  return ids.length > shown.length ? `${shown.join(", ")} and ${ids.length - shown.length} more` : shown.join(", ");
}

/** A name for the branch of a revision that no other candidate shares. */
function branchName(graph: RevisionGraph, id: string, candidates: readonly string[]): string {
  const others = candidates.filter((other) => other !== id);
  return graph.labelsOf(id).find((label) => !others.some((other) => graph.labelsOf(other).includes(label))) ?? id;
}

interface Question {
  readonly graph: RevisionGraph;
  readonly identifier: Identifier;
  readonly branch: Branch | undefined;
  readonly context: ResolveContext;
}

function resolveSymbol(question: Question, symbol: string): Place {
  const { graph, branch, identifier, context } = question;
  switch (symbol) {
    case "head":
      return headPlace(graph, branch, identifier.text);
    case "heads":
      return { kind: "revisions", ids: headsIn(graph, branch), branch };
    case "base":
      return { kind: "beneath", above: basesIn(graph, branch), branch };
    case "current":
      return currentPlace(question);
    default: {
      const declaring = graph.has(symbol) ? undefined : graph.labels.get(symbol);
      const namesBranch = declaring !== undefined && context.label === "head" && identifier.offset === 0;
      if (namesBranch) return headPlace(graph, narrowed(resolveBranch(graph, symbol), branch), identifier.text);
      return { kind: "revisions", ids: [findRevision(graph, symbol, branch)], branch };
    }
  }
}

/** A branch inside another one: `shop@eu`. */
function narrowed(inner: Branch, outer: Branch | undefined): Branch {
  if (outer === undefined) return inner;
  const members = new Set([...inner.members].filter((id) => outer.members.has(id)));
  if (members.size === 0) throw notInBranch(inner.name, outer);
  return { name: inner.name, members, lineage: inner.lineage };
}

function headsIn(graph: RevisionGraph, branch: Branch | undefined): readonly string[] {
  return branch === undefined ? graph.heads : graph.heads.filter((id) => branch.members.has(id));
}

function headPlace(graph: RevisionGraph, branch: Branch | undefined, text: string): Place {
  const heads = headsIn(graph, branch);
  if (heads.length <= 1) return { kind: "revisions", ids: heads, branch };
  const where = branch === undefined ? "There are" : `Branch ${branch.name} has`;
  const [first = ""] = heads;
  const all = branch === undefined ? "heads" : `${branch.name}@heads`;
  const hint = `Use "${all}" for all of them, "${branchName(graph, first, heads)}@head" for one, or merge them with "migr merge heads".`;
  throw ambiguous(graph, `${where} several heads`, heads, text, hint);
}

/** The lowest revisions of the graph, or of a branch. */
function basesIn(graph: RevisionGraph, branch: Branch | undefined): readonly string[] {
  if (branch === undefined) return graph.bases;
  const { members } = branch;
  return graph.ids.filter((id) => members.has(id) && !graph.parentsOf(id).some((parent) => members.has(parent)));
}

function currentPlace({ graph, branch, context, identifier }: Question): Place {
  if (context.applied === undefined) throw needsDatabase(identifier.text);
  const inside = [...context.applied].filter((id) => branch === undefined || branch.members.has(id));
  const ids = appliedHeads(graph, new Set(inside));
  return ids.length > 0
    ? { kind: "revisions", ids, branch }
    : { kind: "beneath", above: basesIn(graph, branch), branch };
}

/** Something is relative to what is applied, and nobody knows what that is. */
export function needsDatabase(text: string): MigrError {
  return new MigrError("OFFLINE", `"${text}" needs a database: it is relative to what is applied there.`, {
    hint: "Name a revision instead.",
    fields: { identifier: text },
  });
}

/** A revision by its id, a label, or the beginning of its id. */
function findRevision(graph: RevisionGraph, symbol: string, branch: Branch | undefined): string {
  const exact = graph.has(symbol) ? symbol : graph.labels.get(symbol);
  if (exact !== undefined) {
    if (branch !== undefined && !branch.lineage.has(exact)) throw notInBranch(symbol, branch);
    return exact;
  }
  const standIn = standInFor(graph, symbol);
  if (standIn !== undefined) return standIn;
  const candidates = graph.ids.filter((id) => id.startsWith(symbol));
  if (symbol.length < MIN_PREFIX) throw tooShort(graph, symbol, candidates);
  const inside = branch === undefined ? candidates : candidates.filter((id) => branch.lineage.has(id));
  const [found] = inside;
  if (found === undefined) throw candidates.length > 0 && branch ? notInBranch(symbol, branch) : unknown(graph, symbol);
  if (inside.length === 1) return found;
  const hint = "Type more characters.";
  throw ambiguous(graph, `"${symbol}" is the beginning of ${inside.length} revisions`, inside, symbol, hint);
}

/**
 * The revision that stands for one that a squash keeps out of the graph: the last of the originals for a squashed
 * revision. An original that is squashed is no place of its own any more.
 */
function standInFor(graph: RevisionGraph, symbol: string): string | undefined {
  if (graph.standIns.size === 0) return undefined;
  const hidden = [...graph.standIns.keys()];
  const found = hidden.includes(symbol) ? [symbol] : hidden.filter((id) => id.startsWith(symbol));
  const [id = ""] = found;
  const [standIn] = graph.standIns.get(id) ?? [];
  const isPrefix = id !== symbol && (symbol.length < MIN_PREFIX || graph.ids.some((other) => other.startsWith(symbol)));
  if (found.length !== 1 || standIn === undefined || isPrefix) return undefined;
  if (graph.squashed.has(id) && !graph.squashed.get(standIn)?.replaces.includes(id)) return standIn;
  const path = graph.original(id)?.file.path;
  throw new MigrError(
    "INVALID_TARGET",
    `Revision ${id} is replaced by ${standIn}, which was squashed from it and others.`,
    {
      hint: `Name ${standIn}${path === undefined ? "" : `; the old file is ${path}`}.`,
      fields: { identifier: symbol, revision: id, replacedBy: standIn },
    },
  );
}

function tooShort(graph: RevisionGraph, symbol: string, candidates: readonly string[]): MigrError {
  const near = candidates.length > 0 ? candidates : nearest(symbol, [...graph.ids, ...graph.labels.keys()]);
  const message = `"${symbol}" is neither a revision nor a label, and too short for the beginning of an id.`;
  return new MigrError("INVALID_IDENTIFIER", message, {
    hint: [didYouMean(near), `Type at least ${MIN_PREFIX} characters of an id.`].filter(Boolean).join(" "),
    fields: { identifier: symbol, candidates: near },
  });
}

function unknown(graph: RevisionGraph, symbol: string): MigrError {
  const near = nearestRevisions(graph, symbol);
  return new MigrError("REVISION_UNKNOWN", `No revision or label matches "${symbol}".`, {
    hint: [didYouMean(near), `"migr history" lists all revisions.`].filter(Boolean).join(" "),
    fields: { identifier: symbol, candidates: near },
  });
}

/** People mistype whole names and beginnings of ids. */
function nearestRevisions(graph: RevisionGraph, symbol: string): string[] {
  const whole = nearest(symbol, [...graph.ids, ...graph.labels.keys()]);
  if (whole.length > 0) return whole;
  const prefixes = nearest(
    symbol,
    graph.ids.map((id) => id.slice(0, symbol.length)),
  );
  return prefixes.flatMap((prefix) => graph.ids.filter((id) => id.startsWith(prefix))).slice(0, 3);
}

function didYouMean(names: readonly string[]): string {
  return names.length === 0 ? "" : `Did you mean ${names.slice(0, 3).join(" or ")}?`;
}

function notInBranch(symbol: string, branch: Branch): MigrError {
  return new MigrError("INVALID_TARGET", `"${symbol}" is not in branch ${branch.name}.`, {
    hint: `"migr history" shows the branches.`,
    fields: { identifier: `${branch.name}@${symbol}` },
  });
}

/** A place some revisions above or beneath another one. */
function moved(graph: RevisionGraph, place: Place, identifier: Identifier): Place {
  const { branch } = place;
  const { offset, text } = identifier;
  if (place.kind === "relative") return place;
  if (place.kind === "beneath") {
    if (offset < 0) throw outOfGraph(text, 0, "beneath base");
    const next = (id: string): readonly string[] => within(graph.childrenOf(id), branch?.members);
    return { kind: "revisions", ids: [climb(graph, place.above, offset, next, text, "above base")], branch };
  }
  const start = theOne(graph, text, place.ids);
  if (start === undefined) throw outOfGraph(text, 0, "there");
  if (offset < 0) return descend(graph, start, -offset, branch, text);
  const next = (id: string): readonly string[] => within(graph.childrenOf(id), branch?.lineage);
  return { kind: "revisions", ids: [climb(graph, next(start), offset, next, text, `above ${start}`)], branch };
}

/**
 * Goes up a number of revisions, each the only one that comes next.
 *
 * @param first where the first step may lead
 * @throws MigrError `INVALID_TARGET` when the graph ends before, `AMBIGUOUS_IDENTIFIER` when it divides.
 */
export function climb(
  graph: RevisionGraph,
  first: readonly string[],
  steps: number,
  next: (id: string) => readonly string[],
  text: string,
  where: string,
): string {
  let candidates = first;
  for (let step = 1; ; step++) {
    const [id] = candidates;
    if (id === undefined) throw outOfGraph(text, step - 1, where);
    if (candidates.length > 1) {
      throw ambiguous(graph, `"${text}" is ambiguous, because several revisions come next`, candidates, text);
    }
    if (step === steps) return id;
    candidates = next(id);
  }
}

/** Goes down a number of revisions; one more than there are leads to the base. */
function descend(graph: RevisionGraph, start: string, steps: number, branch: Branch | undefined, text: string): Place {
  let id = start;
  for (let step = 1; step <= steps; step++) {
    const parents = within(graph.parentsOf(id), branch?.lineage);
    const [parent] = parents;
    if (parent === undefined) {
      if (step === steps) return { kind: "beneath", above: [id], branch };
      throw outOfGraph(text, step - 1, `beneath ${start}`);
    }
    if (parents.length > 1) {
      throw ambiguous(graph, `"${text}" is ambiguous, because ${id} merges several revisions`, parents, text);
    }
    id = parent;
  }
  return { kind: "revisions", ids: [id], branch };
}

/** Those of some revisions that lie in a part of the graph. */
export function within(ids: readonly string[], part: ReadonlySet<string> | undefined): readonly string[] {
  return part === undefined ? ids : ids.filter((id) => part.has(id));
}

function outOfGraph(text: string, count: number, where: string): MigrError {
  const message = `"${text}" is out of reach: ${only(count)} ${where}.`;
  return new MigrError("INVALID_TARGET", message, {
    hint: `"migr history" shows what there is.`,
    fields: { identifier: text, available: count },
  });
}

/** `only 3 revisions are`, `no revision is`. */
function only(count: number): string {
  if (count === 0) return "no revision is";
  return count === 1 ? "only 1 revision is" : `only ${count} revisions are`;
}
