import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MigrError } from "../../core/errors.ts";
import { RevisionGraph } from "../../core/revisions/graph.ts";
import { revisionHistory } from "../../core/revisions/history.ts";
import { planDowngrade, planStamp, planUpgrade } from "../../core/revisions/plan.ts";
import { resolveRevision } from "../../core/revisions/resolve.ts";
import type { Step } from "../../core/revisions/revision.ts";
import { file } from "./support.ts";

interface Link {
  down: number[];
  needs: number[];
  label: boolean;
}

/** Lines of a sound graph: every revision names only earlier ones. Ids do not sort in the order of the graph. */
const lines: fc.Arbitrary<string[]> = fc
  .array(
    fc.record<Link>({
      down: fc.uniqueArray(fc.nat(), { maxLength: 2 }),
      needs: fc.array(fc.nat(), { maxLength: 1 }),
      label: fc.boolean(),
    }),
    { minLength: 1, maxLength: 14 },
  )
  .map((links) => {
    const name = (index: number): string => `${"qdxahmzkfwcrbt"[index]}_${index}`;
    const pick = (numbers: number[], index: number): string[] =>
      index === 0 ? [] : [...new Set(numbers.map((number) => name(number % index)))];
    return links.map(({ down, needs, label }, index) => {
      const parents = pick(down, index);
      const needed = pick(needs, index).map((id) => (links[Number(id.slice(2))]?.label ? `l-${id}` : id));
      return [
        name(index),
        ...(parents.length > 0 ? ["<", ...parents] : []),
        ...(label ? [`#l-${name(index)}`] : []),
        ...(needed.length > 0 ? ["needs", ...needed] : []),
      ].join(" ");
    });
  });

const target = fc.oneof(
  fc.constantFrom("head", "heads", "base", "current"),
  fc
    .integer({ min: -4, max: 4 })
    .filter(Boolean)
    .map((offset) => (offset > 0 ? `+${offset}` : String(offset))),
  fc
    .tuple(fc.nat(), fc.constantFrom("", "", "@head", "@base", "@+1", "@-1", "@heads", "+1", "-1"))
    .map(([n, suffix]) => [n, suffix] as const),
);
type Target = typeof target extends fc.Arbitrary<infer T> ? T : never;

function spell(graph: RevisionGraph, wanted: Target): string {
  return typeof wanted === "string" ? wanted : `${graph.ids[wanted[0] % graph.size]}${wanted[1]}`;
}

/** What a command makes of an applied set; a refusal must be one that is explained, and changes nothing. */
function attempt(plan: () => readonly Step[], applied: ReadonlySet<string>, graph: RevisionGraph): Set<string> {
  const after = new Set(applied);
  try {
    for (const { revision, direction } of plan()) {
      if (direction === "upgrade") {
        expect(after.has(revision.id)).toBe(false);
        for (const id of [...revision.downRevisions, ...graph.dependenciesOf(revision.id)]) expect(after).toContain(id);
        after.add(revision.id);
      } else {
        expect(after.has(revision.id)).toBe(true);
        for (const id of [...graph.childrenOf(revision.id), ...graph.dependantsOf(revision.id)]) {
          expect(after).not.toContain(id);
        }
        after.delete(revision.id);
      }
    }
    return after;
  } catch (error) {
    if (error instanceof MigrError && ["INVALID_TARGET", "AMBIGUOUS_IDENTIFIER"].includes(error.code)) {
      expect(error.hint).toBeTruthy();
      return new Set(applied);
    }
    throw error;
  }
}

function expectClosed(graph: RevisionGraph, applied: ReadonlySet<string>): void {
  expect([...graph.ancestors(applied, { dependencies: true })].sort()).toEqual([...applied].sort());
}

describe("plans over any graph", () => {
  it("run every revision after what it needs and before what needs it, whatever the targets", () => {
    const commands = fc.array(fc.tuple(fc.constantFrom("upgrade", "downgrade", "stamp"), target), { maxLength: 8 });
    fc.assert(
      fc.property(lines, commands, (text, wanted) => {
        const graph = RevisionGraph.fromFiles(text.map(file));
        graph.assertSound();
        let applied = new Set<string>();
        for (const [verb, where] of wanted) {
          const spelled = spell(graph, where);
          if (verb === "upgrade") applied = attempt(() => planUpgrade(graph, applied, spelled), applied, graph);
          else if (verb === "downgrade")
            applied = attempt(() => planDowngrade(graph, applied, spelled), applied, graph);
          else applied = stamped(graph, applied, spelled);
          expectClosed(graph, applied);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("come back to the same state when they go up and down again", () => {
    fc.assert(
      fc.property(lines, fc.nat(), fc.nat(), (text, from, to) => {
        const graph = RevisionGraph.fromFiles(text.map(file));
        const start = graph.ancestors([graph.ids[from % graph.size] ?? ""], { dependencies: true });
        const goal = graph.ids[to % graph.size] ?? "";
        const up = planUpgrade(graph, new Set(), goal).map((step) => step.revision.id);
        expect(new Set(up)).toEqual(graph.ancestors([goal], { dependencies: true }));
        expect(planDowngrade(graph, new Set(up), "base").length).toBe(up.length);
        const all = new Set([...start, ...planUpgrade(graph, start, "heads").map((step) => step.revision.id)]);
        expect(all.size).toBe(graph.size);
        const down = planDowngrade(graph, all, goal).map((step) => step.revision.id);
        const below = new Set([...all].filter((id) => !down.includes(id)));
        expect(below.has(goal)).toBe(true);
        const again = planUpgrade(graph, below, "heads").map((step) => step.revision.id);
        expect([...again].sort()).toEqual([...down].sort());
      }),
      { numRuns: 200 },
    );
  });

  it("are the same whatever the order of the files", () => {
    const shuffled = lines.chain((text) =>
      fc.tuple(fc.constant(text), fc.shuffledSubarray(text, { minLength: text.length })),
    );
    fc.assert(
      fc.property(shuffled, fc.nat(), ([one, other], n) => {
        const [first, second] = [RevisionGraph.fromFiles(one.map(file)), RevisionGraph.fromFiles(other.map(file))];
        const goal = first.ids[n % first.size] ?? "";
        const everything = new Set(first.ids);
        const plans = [first, second].map((graph) => [
          planUpgrade(graph, new Set(), "heads").map((step) => step.revision.id),
          planDowngrade(graph, everything, goal).map((step) => step.revision.id),
          planStamp(graph, everything, [goal]),
          graph.ids.map((id) => [id, graph.labelsOf(id), graph.childrenOf(id)]),
        ]);
        expect(plans[1]).toEqual(plans[0]);
      }),
      { numRuns: 100 },
    );
  });
});

describe("an identifier over any graph", () => {
  it("names the same revision for history, show, upgrade, downgrade and stamp", () => {
    const suffix = fc.constantFrom("", "", "+1", "-1", "+2");
    fc.assert(
      fc.property(lines, fc.nat(), suffix, fc.boolean(), (text, n, offset, named) => {
        const graph = RevisionGraph.fromFiles(text.map(file));
        const id = graph.ids[n % graph.size] ?? "";
        // A label with an offset names the revision that declares it, everywhere.
        const label = graph.require(id).branchLabels[0];
        const identifier = `${named && label !== undefined && offset !== "" ? label : id}${offset}`;
        const found = resolved(graph, identifier);
        if (found === undefined) return;
        const closure = [...graph.ancestors([found], { dependencies: true })].sort();
        const all = new Set(graph.ids);
        const ran = planUpgrade(graph, new Set(), identifier).map((step) => step.revision.id);
        const marked = planStamp(graph, new Set(), [identifier]).mark;
        const down = planDowngrade(graph, all, identifier).map((step) => step.revision.id);
        const above = graph.descendants(graph.childrenOf(found), { dependencies: true });
        expect(ran.sort()).toEqual(closure);
        expect([...marked].sort()).toEqual(closure);
        expect(down.sort()).toEqual([...above].sort());
        expect(revisionHistory(graph, `:${identifier}`).map((revision) => revision.id)).toContain(found);
        expect(revisionHistory(graph, `${identifier}:`).map((revision) => revision.id)).toContain(found);
      }),
      { numRuns: 300 },
    );
  });
});

/** `undefined`: it leaves the graph, or is ambiguous. */
function resolved(graph: RevisionGraph, identifier: string): string | undefined {
  try {
    return resolveRevision(graph, identifier).id;
  } catch (error) {
    if (error instanceof MigrError && ["INVALID_TARGET", "AMBIGUOUS_IDENTIFIER"].includes(error.code)) return undefined;
    throw error;
  }
}

function stamped(graph: RevisionGraph, applied: Set<string>, text: string): Set<string> {
  try {
    const { mark, unmark } = planStamp(graph, applied, [text]);
    for (const id of unmark) expect(applied.has(id)).toBe(true);
    for (const id of mark) expect(applied.has(id)).toBe(false);
    return new Set([...applied, ...mark].filter((id) => !unmark.includes(id)));
  } catch (error) {
    if (error instanceof MigrError && ["INVALID_TARGET", "AMBIGUOUS_IDENTIFIER"].includes(error.code)) return applied;
    throw error;
  }
}
