import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { viewFor } from "../../core/revisions/database_view.ts";
import { RevisionGraph } from "../../core/revisions/graph.ts";
import { planDowngrade, planUpgrade } from "../../core/revisions/plan.ts";
import { resolveRevision } from "../../core/revisions/resolve.ts";
import type { RevisionFile } from "../../core/revisions/revision.ts";
import { planSquash, type SquashPlan } from "../../core/revisions/squash.ts";
import { DIAMOND, failure, file, graphOf, ids, LIBRARY, LINE } from "./support.ts";

/** `s < a = b c d`: a squashed revision. */
function squashed(line: string): RevisionFile {
  const [header = "", replaces = ""] = line.split(" = ");
  const { path, text } = file(header);
  return { path, text: `${text}\nexport const replaces: string[] = ${JSON.stringify(replaces.split(" "))};` };
}

function withSquash(lines: readonly string[], ...squashes: string[]): RevisionGraph {
  return RevisionGraph.fromFiles([...lines.map(file), ...squashes.map(squashed)]);
}

/** What `upgrade heads` runs for a database, and what the ledger then says differently. */
function upgradeOf(graph: RevisionGraph, ...applied: string[]): { runs: string; adopts: string } {
  const view = viewFor(graph, new Set(applied));
  const adopts = view.adoptions.map(({ revision, rows }) => `${revision.id} for ${rows.join(" ")}`).join(", ");
  return { runs: ids(planUpgrade(view.graph, view.applied, "heads")), adopts };
}

/** a→s→e, where s replaces b→c→d */
const SQUASHED = withSquash(LINE, "s < a = b c d");

describe("a squashed revision", () => {
  it("stands in the place of what it replaces when no database is asked", () => {
    SQUASHED.assertSound();
    expect(SQUASHED.order).toEqual(["a", "s", "e"]);
    expect(SQUASHED.heads).toEqual(["e"]);
    expect(SQUASHED.require("e").downRevisions).toEqual(["s"]);
  });

  it.each([
    { applied: [], runs: "a s e", adopts: "" },
    { applied: ["a"], runs: "s e", adopts: "" },
    { applied: ["a", "b"], runs: "c d e", adopts: "" },
    { applied: ["a", "b", "c"], runs: "d e", adopts: "" },
    { applied: ["a", "b", "c", "d"], runs: "e", adopts: "s for b c d" },
    { applied: ["a", "b", "c", "d", "e"], runs: "", adopts: "s for b c d" },
    { applied: ["a", "s"], runs: "e", adopts: "" },
  ])("on a database with $applied runs '$runs' and adopts '$adopts'", ({ applied, runs, adopts }) => {
    expect(upgradeOf(SQUASHED, ...applied)).toEqual({ runs, adopts });
  });

  it("does not need the files of the originals, unless a database has a part of them", () => {
    const graph = withSquash(["a", "e < d"], "s < a = b c d");
    graph.assertSound();
    expect(upgradeOf(graph)).toEqual({ runs: "a s e", adopts: "" });
    expect(upgradeOf(graph, "a", "b", "c", "d")).toEqual({ runs: "e", adopts: "s for b c d" });
    expect(failure(() => upgradeOf(graph, "a", "b")).code).toBe("UNKNOWN_APPLIED");
  });

  it("is unfolded while an original is in the middle of its upgrade", () => {
    const { graph } = viewFor(SQUASHED, new Set(["a"]), new Set(["b"]));
    expect(graph.order).toEqual(["a", "b", "c", "d", "e"]);
  });

  it("is taken down as one, and its originals one by one where the database has a part of them", () => {
    const whole = viewFor(SQUASHED, new Set(["a", "b", "c", "d", "e"]));
    expect(ids(planDowngrade(whole.graph, whole.applied, "a"))).toBe("e s");
    const part = viewFor(SQUASHED, new Set(["a", "b", "c"]));
    expect(ids(planDowngrade(part.graph, part.applied, "a"))).toBe("c b");
  });

  it("answers for the ids of its originals, and they for its own where they stand", () => {
    const error = failure(() => resolveRevision(SQUASHED, "c"));
    expect(error.code).toBe("INVALID_TARGET");
    expect(error.text).toContain("replaced by s");
    expect(error.text).toContain("versions/c.ts");
    expect(resolveRevision(viewFor(SQUASHED, new Set(["a", "b"])).graph, "s").id).toBe("d");
  });

  it("keeps what was written on top of it on top of the originals", () => {
    const graph = withSquash([...LINE.slice(0, 4), "f < s"], "s < a = b c d");
    expect(upgradeOf(graph, "a", "b")).toEqual({ runs: "c d f", adopts: "" });
  });

  it("may be squashed again", () => {
    const graph = withSquash(LINE, "s < a = b c d", "t < a = s e");
    graph.assertSound();
    expect(graph.order).toEqual(["a", "t"]);
    expect(upgradeOf(graph, "a", "b")).toEqual({ runs: "c d e", adopts: "" });
    expect(upgradeOf(graph, "a", "b", "c", "d")).toEqual({ runs: "e", adopts: "s for b c d" });
    expect(upgradeOf(graph, "a", "s", "e")).toEqual({ runs: "", adopts: "t for e s" });
    expect(upgradeOf(graph, "a", "b", "c", "d", "e")).toEqual({ runs: "", adopts: "t for b c d e" });
  });

  it.each([
    { name: "itself", squashes: ["s < a = b s"], says: "Revision s replaces itself" },
    { name: "each other", squashes: ["s < a = b t", "t < a = s"], says: "Revision s replaces itself" },
    { name: "the same twice", squashes: ["s < a = b c", "t < a = c d"], says: "Revisions s and t both replace c" },
    { name: "files of which some are gone", squashes: ["s < a = b x"], says: "replaces x, whose files are gone" },
  ])("is a fault when it replaces $name", ({ squashes, says }) => {
    const error = failure(() => withSquash(LINE, ...squashes).assertSound());
    expect(error.code).toBe("BROKEN_GRAPH");
    expect(error.text).toContain(says);
  });
});

describe("planSquash()", () => {
  it("takes both ends and what lies between, with what the range needs and is called", () => {
    const graph = graphOf("l", "a", "b < a #x", "c < b needs l", "d < c", "e < d");
    expect(planSquash(graph, "b:d")).toEqual({
      replaces: ["b", "c", "d"],
      downRevisions: ["a"],
      branchLabels: ["x"],
      dependsOn: ["l"],
      before: ["a", "l"],
    });
    expect(planSquash(graph, ":e").replaces).toEqual(["a", "b", "c", "d", "e"]);
  });

  it("takes a merge with both of its branches", () => {
    expect(planSquash(graphOf(...DIAMOND), "base:f")).toMatchObject({ downRevisions: [], before: [] });
    expect(planSquash(graphOf(...DIAMOND), "c1:e")).toMatchObject({
      replaces: ["c1", "d1", "e"],
      downRevisions: ["d2"],
    });
  });

  it.each([
    { lines: LINE, range: "b", says: "two ends" },
    { lines: LINE, range: "b:b", says: "two revisions or more" },
    { lines: LINE, range: "d:b", says: 'Write "b:d"' },
    { lines: DIAMOND, range: "a:d1", says: "c2 builds on b" },
    { lines: [...LIBRARY, "d1 < c1 needs c2"], range: "c1:d1", says: "c2" },
  ])("refuses $range and says why", ({ lines, range, says }) => {
    const error = failure(() => planSquash(graphOf(...lines), range));
    expect(error.code).toBe("INVALID_TARGET");
    expect(error.text).toContain(says);
  });
});

describe("a squashed range of any graph", () => {
  it("leaves no revision out and runs none twice, whatever a database had", () => {
    // Mostly lines, because a range must not have branches that leave it; and the ends are of one lineage.
    const link = fc.record({ down: fc.constantFrom(1, 1, 1, 1, 2), merges: fc.constantFrom(0, 0, 0, 2, 3) });
    const links = fc.array(link, { minLength: 3, maxLength: 12 });
    fc.assert(
      fc.property(links, fc.nat(), fc.nat(), fc.nat(), fc.boolean(), (made, from, to, at, removed) => {
        const lines = made.map(({ down, merges }, i) => {
          const parents =
            i === 0 ? [] : [...new Set([down, merges || down].map((back) => `r${Math.max(0, i - back)}`))];
          return parents.length === 0 ? `r${i}` : `r${i} < ${parents.join(" ")}`;
        });
        const before = graphOf(...lines);
        const name = (number: number): string => `r${number % lines.length}`;
        let plan: SquashPlan;
        try {
          const beneath = [...before.ancestors([name(to)])];
          plan = planSquash(before, `${beneath[from % beneath.length]}:${name(to)}`);
        } catch (error) {
          expect(error).toMatchObject({ code: "INVALID_TARGET" });
          return;
        }
        const applied = before.ancestors([name(at)]);
        const share = plan.replaces.filter((id) => applied.has(id)).length;
        const isPart = share > 0 && share < plan.replaces.length;
        const kept = lines.filter((line) => isPart || !removed || !plan.replaces.includes(line.split(" ")[0] ?? ""));
        const parents = plan.downRevisions.length === 0 ? "" : ` < ${plan.downRevisions.join(" ")}`;
        const graph = withSquash(kept, `s${parents} = ${plan.replaces.join(" ")}`);
        graph.assertSound();
        const view = viewFor(graph, applied);
        const steps = planUpgrade(view.graph, view.applied, "heads").map((step) => step.revision.id);
        const effects = steps.flatMap((id) => (id === "s" ? plan.replaces : [id]));
        expect([...applied, ...effects].sort()).toEqual([...before.ids].sort());
        const after = viewFor(graph, new Set([...[...view.applied], ...steps]));
        expect([...after.applied].sort()).toEqual([...graph.ids].sort());
      }),
      { numRuns: 500 },
    );
  });
});
