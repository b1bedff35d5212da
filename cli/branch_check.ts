/**
 * The semantic branch check for people: whether the order matters in which a database gets two branches.
 *
 * @module
 */
import { type BranchComparison, compareAllBranches, type RevisionGraph } from "../core/mod.ts";
import type { Output } from "./output/output.ts";
import type { Project } from "./project.ts";

/**
 * Compares branches and says what came out.
 *
 * @returns nothing when there is only one head
 */
export async function checkBranches(
  project: Project,
  graph: RevisionGraph,
  heads: readonly string[],
): Promise<BranchComparison[]> {
  if (heads.length < 2) return [];
  const { context } = project;
  const dialect = await project.dialect();
  const compared = await compareAllBranches(graph, heads, {
    dialect,
    openShadow: await project.shadow(dialect),
    arguments: context.globals.x,
    signal: context.host.onInterrupt(),
  });
  for (const comparison of compared) say(context.out, comparison);
  return compared;
}

function say(out: Output, { branches, verdict, differences, failures, notes }: BranchComparison): void {
  const [first, second] = branches;
  const { style } = out;
  out.note(`${MARKS[verdict](style)} ${style.cyan(first)} and ${style.cyan(second)} ${SENTENCES[verdict]}`);
  for (const { order, revision, message } of failures) {
    const where = revision === undefined ? "" : ` at ${revision}`;
    out.note(`    ${order[0]} before ${order[1]} fails${where}: ${message}`);
  }
  for (const { object, firstFirst, secondFirst } of differences) {
    out.note(`    ${style.yellow(object)}`);
    out.note(style.dim(`      ${first} before ${second}: ${shown(firstFirst)}`));
    out.note(style.dim(`      ${second} before ${first}: ${shown(secondFirst)}`));
  }
  for (const note of notes) out.note(style.dim(`    ${note}`));
}

function shown(attributes: unknown): string {
  return attributes === null ? "it does not exist" : JSON.stringify(attributes);
}

const MARKS: Readonly<Record<BranchComparison["verdict"], (style: Output["style"]) => string>> = {
  independent: (style) => style.green("✓"),
  commute: (style) => style.green("✓"),
  differ: (style) => style.red("✗"),
  undecided: (style) => style.yellow("?"),
};

const SENTENCES: Readonly<Record<BranchComparison["verdict"], string>> = {
  independent: "touch different tables.",
  commute: "make the same schema in both orders.",
  differ: "do not commute: a database that gets them in the other order ends up different.",
  undecided: "may or may not commute; that cannot be decided here.",
};
