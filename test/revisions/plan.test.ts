import { describe, expect, it } from "vitest";
import { planRevision } from "../../core/revisions/authoring.ts";
import { appliedHeads, planDowngrade, planOffline, planStamp, planUpgrade } from "../../core/revisions/plan.ts";
import { at, DIAMOND, FORK, failure, graphOf, ids, LIBRARY, LINE, TWO_ROOTS } from "./support.ts";

/** A row of the table of targets in the specification: graph, applied heads, command, the ids that run, heads after it. */
type Row = [graph: string[], applied: string, command: string, ran: string, heads: string];

const DONE: Row[] = [
  [LINE, "c", "upgrade e", "d e", "e"],
  [LINE, "", "upgrade c", "a b c", "c"],
  [LINE, "a", "upgrade +2", "b c", "c"],
  [LINE, "a", "upgrade b+2", "b c d", "d"],
  [LINE, "a", "upgrade d-2", "b", "b"],
  [LINE, "e", "downgrade c", "e d", "c"],
  [LINE, "d", "downgrade c-2", "d c b", "a"],
  [LINE, "a", "downgrade a", "", "a"],
  [LINE, "", "downgrade base", "", ""],
  [FORK, "b", "upgrade y@head-1", "c2", "c2"],
  [FORK, "c1", "upgrade y@+1", "c2", "c1 c2"],
  [FORK, "c1 c2", "upgrade y@+1", "d2", "c1 d2"],
  [FORK, "d1 d2", "downgrade base+2", "d1 c1 d2 c2", "b"],
  [FORK, "d1 d2", "downgrade x@-1", "d1", "c1 d2"],
  [FORK, "d1", "upgrade heads", "c2 d2", "d1 d2"],
  [FORK, "", "upgrade heads", "a b c1 d1 c2 d2", "d1 d2"],
  [TWO_ROOTS, "d2 b1", "upgrade d1", "c1 d1", "d1 d2"],
  [LIBRARY, "a2", "upgrade c2", "a1 b1 c1 b2 c2", "c2"],
  [DIAMOND, "f", "downgrade b", "f e d1 c1 d2 c2", "b"],
  [["a", "b < a #shop-2"], "a", "upgrade shop-2", "b", "b"],
  [["s1 #shop", "s2 < s1", "u1 #users"], "s2", "downgrade users@base", "", "s2"],
  // What the table implies.
  [LINE, "e", "upgrade head", "", "e"],
  [LINE, "c", "upgrade c", "", "c"],
  [LINE, "c", "upgrade current", "", "c"],
  [LINE, "e", "downgrade -2", "e d", "c"],
  [LINE, "c", "downgrade -3", "c b a", ""],
  [LINE, "c", "downgrade a-1", "c b a", ""],
  [LINE, "c", "downgrade current-1", "c", "b"],
  [LINE, "", "upgrade +1", "a", "a"],
  [FORK, "b", "upgrade x", "c1 d1", "d1"],
  [FORK, "d1 d2", "downgrade x", "d1", "c1 d2"],
  [FORK, "d1 d2", "downgrade x@base", "d1 c1", "d2"],
  [FORK, "d1 d2", "downgrade x@b", "d1 c1", "d2"],
  [FORK, "d1 d2", "downgrade c1", "d1", "c1 d2"],
  [FORK, "d1", "downgrade y@base", "", "d1"],
  [FORK, "", "upgrade y@+1", "a", "a"],
  [FORK, "b", "upgrade d2@+2", "c2 d2", "d2"],
  [DIAMOND, "d1 d2", "upgrade +1", "e", "e"],
  [DIAMOND, "f", "downgrade -2", "f e", "d1 d2"],
  [DIAMOND, "e", "downgrade c1", "e d1", "c1 d2"],
  [LIBRARY, "c2", "downgrade a1", "c2 c1 b1", "a1 b2"],
  [LIBRARY, "c2", "downgrade lib@-1", "c2 c1", "b1 b2"],
  [LIBRARY, "c2", "downgrade -1", "c2", "b2 c1"],
  [LIBRARY, "c2", "upgrade c1", "", "c2"],
  [LIBRARY, "c2", "downgrade c1", "", "c2"],
];

function run(graph: ReturnType<typeof graphOf>, applied: Set<string>, command: string): { ran: string; heads: string } {
  const [verb, target = ""] = command.split(" ");
  const steps = verb === "upgrade" ? planUpgrade(graph, applied, target) : planDowngrade(graph, applied, target);
  const after = new Set(applied);
  for (const { revision } of steps) {
    if (verb === "upgrade") after.add(revision.id);
    else after.delete(revision.id);
  }
  return { ran: ids(steps), heads: appliedHeads(graph, after).join(" ") };
}

describe("planUpgrade() and planDowngrade() reach their targets", () => {
  it.each(DONE)("%s at %s: %s runs %s", (lines, applied, command, ran, heads) => {
    const graph = graphOf(...lines);
    expect(run(graph, at(graph, ...applied.split(" ").filter(Boolean)), command)).toEqual({ ran, heads });
  });
});

const REFUSED: [graph: string[], applied: string, command: string, code: string, says: string[]][] = [
  [LINE, "b", "upgrade +5", "INVALID_TARGET", ["only 3 revisions are ahead"]],
  [LINE, "e", "upgrade c", "INVALID_TARGET", ["c is already applied", "behind", "downgrade c"]],
  [LINE, "b", "downgrade c", "INVALID_TARGET", ["c is not applied"]],
  [LINE, "", "downgrade -1", "INVALID_TARGET", ["nothing is applied"]],
  [LINE, "b", "downgrade -3", "INVALID_TARGET", ["only 2 revisions", "base"]],
  [LINE, "b", "upgrade -1", "INVALID_TARGET", ["goes up", "downgrade -1"]],
  [LINE, "b", "downgrade +1", "INVALID_TARGET", ["goes down", "upgrade +1"]],
  [LINE, "b", "upgrade base", "INVALID_TARGET", ["downgrade base"]],
  [LINE, "b", "upgrade e+1", "INVALID_TARGET", ["no revision is above e"]],
  [LINE, "b", "upgrade b-3", "INVALID_TARGET", ["only 1 revision is beneath b"]],
  [LINE, "e", "upgrade +1", "INVALID_TARGET", ["no revision is ahead of e"]],
  [FORK, "b", "upgrade head", "AMBIGUOUS_IDENTIFIER", ["d1 (x)", "d2 (y)", '"heads"', "x@head", "merge"]],
  [FORK, "b", "upgrade +1", "AMBIGUOUS_IDENTIFIER", ["c1 (x)", "c2 (y)", "x@+1"]],
  [FORK, "", "upgrade b+1", "AMBIGUOUS_IDENTIFIER", ["c1", "c2", "x@b+1"]],
  [FORK, "d1 d2", "downgrade -1", "AMBIGUOUS_IDENTIFIER", ["d1 (x)", "d2 (y)", "x@-1"]],
  [FORK, "d1", "downgrade y@-1", "INVALID_TARGET", ["nothing is applied in branch y"]],
  [FORK, "d1", "downgrade x@-3", "INVALID_TARGET", ["only 2 revisions are applied in branch x", "x@base"]],
  [FORK, "d1", "upgrade x@c2", "INVALID_TARGET", ["c2", "not in branch x"]],
  [DIAMOND, "f", "downgrade -3", "AMBIGUOUS_IDENTIFIER", ["e merges", "d1", "d2", "d1@-3"]],
];

describe("planUpgrade() and planDowngrade() explain what they refuse", () => {
  it.each(REFUSED)("%s at %s: %s is %s", (lines, applied, command, code, says) => {
    const graph = graphOf(...lines);
    const error = failure(() => run(graph, at(graph, ...applied.split(" ").filter(Boolean)), command));
    expect(error.code).toBe(code);
    for (const part of says) expect(error.text).toContain(part);
  });

  it("name an applied revision that no file has, whatever is asked", () => {
    const graph = graphOf("a", "b < a");
    const applied = new Set(["a", "ghost"]);
    const attempts = [
      () => planUpgrade(graph, applied, "head"),
      () => planDowngrade(graph, applied, "base"),
      () => planStamp(graph, applied, ["a"]),
    ];
    for (const attempt of attempts) {
      const { code, text } = failure(attempt);
      expect(code).toBe("UNKNOWN_APPLIED");
      expect(text).toContain("ghost");
      expect(text).toContain("stamp --purge");
    }
  });
});

describe("planUpgrade()", () => {
  it("applies a revision that was merged late", () => {
    const graph = graphOf(...LINE);
    expect(ids(planUpgrade(graph, new Set(["a", "c", "d"]), "heads"))).toBe("b e");
  });

  it("does nothing without any revision", () => {
    expect(planUpgrade(graphOf(), new Set(), "head")).toEqual([]);
  });
});

describe("planStamp()", () => {
  it.each([
    [FORK, "d1 c2", "b", "", "d1 c1 c2", "b"],
    [FORK, "d1 c2", "y@head", "d2", "", "d1 d2"],
    [FORK, "", "x@head y@head", "a b c1 d1 c2 d2", "", "d1 d2"],
    [FORK, "d1 d2", "base", "", "d1 c1 d2 c2 b a", ""],
    [FORK, "d1 d2", "x@base", "", "d1 c1", "d2"],
    [FORK, "d1 d2", "x@-1", "", "d1", "c1 d2"],
    [FORK, "b", "x@+1", "c1", "", "c1"],
    [LINE, "a", "head", "b c d e", "", "e"],
    [LIBRARY, "", "c2", "a1 b1 c1 a2 b2 c2", "", "c2"],
    [LIBRARY, "c2", "b1", "", "c2 c1", "b1 b2"],
  ])("%s at %s: stamp %s marks %s and unmarks %s", (lines, applied, targets, mark, unmark, heads) => {
    const graph = graphOf(...lines);
    const before = at(graph, ...applied.split(" ").filter(Boolean));
    const plan = planStamp(graph, before, targets.split(" "));
    expect([plan.mark.join(" "), plan.unmark.join(" ")]).toEqual([mark, unmark]);
    const after = new Set([...before, ...plan.mark].filter((id) => !plan.unmark.includes(id)));
    expect(appliedHeads(graph, after).join(" ")).toBe(heads);
  });

  it("forgets everything with purge, also what no file has", () => {
    const plan = planStamp(graphOf(...FORK), new Set(["a", "b", "c1", "ghost"]), ["c2"], { purge: true });
    expect(plan).toEqual({ mark: ["a", "b", "c2"], unmark: ["ghost", "c1"] });
  });
});

describe("planOffline()", () => {
  it.each([
    [LINE, "upgrade", "b:d", "c d"],
    [LINE, "upgrade", "base:b", "a b"],
    [LINE, "upgrade", "c", "a b c"],
    [LINE, "upgrade", "c:", "d e"],
    [LINE, "upgrade", "b:+2", "c d"],
    [LINE, "upgrade", "c:c", ""],
    [FORK, "upgrade", "x@base:x@head", "c1 d1"],
    [FORK, "downgrade", "heads:b", "d1 c1 d2 c2"],
    [FORK, "upgrade", "c1,c2:heads", "d1 d2"],
    [DIAMOND, "upgrade", "d1, d2:f", "e f"],
    [LINE, "downgrade", "d:base", "d c b a"],
    [LINE, "downgrade", "d:-1", "d"],
  ] as const)("%s: %s --sql %s runs %s", (lines, direction, range, ran) => {
    expect(ids(planOffline(graphOf(...lines), direction, range).steps)).toBe(ran);
  });

  it.each([
    ["upgrade", "d:b", "INVALID_TARGET", "reversed"],
    ["downgrade", "b:d", "INVALID_TARGET", "reversed"],
    ["downgrade", "b", "INVALID_TARGET", "both ends"],
    ["upgrade", "current:head", "OFFLINE", "needs a database"],
    ["upgrade", "-1:head", "OFFLINE", "needs a database"],
    ["upgrade", "a:b:c", "INVALID_IDENTIFIER", "range"],
  ] as const)("%s --sql %s is %s", (direction, range, code, says) => {
    const error = failure(() => planOffline(graphOf(...LINE), direction, range));
    expect(error.code).toBe(code);
    expect(error.text).toContain(says);
  });
});

describe("planRevision()", () => {
  it("asks for a head when there are several", () => {
    const { code, text } = failure(() => planRevision(graphOf(...FORK), { id: "new1" }));
    expect(code).toBe("AMBIGUOUS_IDENTIFIER");
    for (const part of ["d1", "d2", "--head heads"]) expect(text).toContain(part);
  });

  it("follows the head, merges heads, begins at base and splices where it is told to", () => {
    const parents = (head: string | undefined, splice = false): readonly string[] =>
      planRevision(graphOf(...FORK), { id: "new1", head, splice }).downRevisions;
    expect(planRevision(graphOf(...LINE), { id: "new1" }).downRevisions).toEqual(["e"]);
    expect(planRevision(graphOf(), { id: "new1" }).downRevisions).toEqual([]);
    expect([parents("heads"), parents("base"), parents("x"), parents("x@head")]).toEqual([
      ["d1", "d2"],
      [],
      ["d1"],
      ["d1"],
    ]);
    expect(failure(() => parents("c1")).text).toContain("--splice");
    expect(parents("c1", true)).toEqual(["c1"]);
  });

  it("refuses ids and labels that exist, or that could be read as each other", () => {
    const graph = graphOf("a #shop-2", "b < a");
    const refused = [{ id: "a" }, { id: "shop" }, { id: "head" }, { id: "c", branchLabels: ["shop-2"] }];
    for (const wanted of [...refused, { id: "c", branchLabels: ["a-1"] }, { id: "c", branchLabels: ["c-1"] }]) {
      expect(failure(() => planRevision(graph, wanted)).code, JSON.stringify(wanted)).toMatch(/^INVALID_/);
    }
    expect(planRevision(graph, { id: "c", branchLabels: ["x"], dependsOn: ["shop-2", "a"] })).toMatchObject({
      branchLabels: ["x"],
      dependsOn: ["shop-2", "a"],
    });
  });
});
