import { type ErrorCode, MigrError } from "../../core/errors.ts";
import { RevisionGraph } from "../../core/revisions/graph.ts";
import type { RevisionFile, Step } from "../../core/revisions/revision.ts";

/** A revision in one line: `c2 < b #y needs c1 lib`. */
export function file(line: string): RevisionFile {
  const [, id = "", down = "", labels = "", needs = ""] =
    /^(\w+)(?: <((?: (?!needs )\w+)+))?((?: #\S+)*)(?: needs (.+))?$/.exec(line.trim()) ?? [];
  if (id === "") throw new Error(`not a revision: ${line}`);
  const words = (text: string): string[] => text.split(" ").filter(Boolean);
  const text = [
    `/** Message of ${id} */`,
    `export const revision = ${JSON.stringify(id)};`,
    `export const downRevision = ${down === "" ? "null" : JSON.stringify(words(down))};`,
    `export const branchLabels: string[] = ${JSON.stringify(words(labels).map((label) => label.slice(1)))};`,
    `export const dependsOn: string[] = ${JSON.stringify(words(needs))};`,
  ];
  return { path: `versions/${id}.ts`, text: text.join("\n") };
}

export function graphOf(...lines: string[]): RevisionGraph {
  return RevisionGraph.fromFiles(lines.map(file));
}

/** The applied set of a database with these heads. */
export function at(graph: RevisionGraph, ...heads: string[]): Set<string> {
  return graph.ancestors(heads, { dependencies: true });
}

export function ids(steps: readonly Step[]): string {
  return steps.map((step) => step.revision.id).join(" ");
}

/** The error that something throws; its message and hint as one text. */
export function failure(run: () => unknown): { code: ErrorCode; text: string } {
  try {
    run();
  } catch (error) {
    if (error instanceof MigrError) return { code: error.code, text: `${error.message}\n${error.hint ?? ""}` };
    throw error;
  }
  throw new Error("nothing was thrown");
}

/** a→b→c→d→e */
export const LINE = ["a", "b < a", "c < b", "d < c", "e < d"];
/** a→b→{c1 (label x)→d1, c2 (label y)→d2} */
export const FORK = ["a", "b < a", "c1 < b #x", "d1 < c1", "c2 < b #y", "d2 < c2"];
/** a→b→{c1→d1, c2→d2}, e = merge(d1, d2)→f */
export const DIAMOND = ["a", "b < a", "c1 < b", "d1 < c1", "c2 < b", "d2 < c2", "e < d1 d2", "f < e"];
/** a1 (label lib)→b1→c1; a2→b2→c2 depends on c1 */
export const LIBRARY = ["a1 #lib", "b1 < a1", "c1 < b1", "a2", "b2 < a2", "c2 < b2 needs c1"];
/** a1→b1→c1, a2→b2→c2; d1 = merge(c1, c2); c2→d2 */
export const TWO_ROOTS = ["a1", "b1 < a1", "c1 < b1", "a2", "b2 < a2", "c2 < b2", "d1 < c1 c2", "d2 < c2"];
