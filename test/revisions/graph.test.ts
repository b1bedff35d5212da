import { describe, expect, it } from "vitest";
import { RevisionGraph } from "../../core/revisions/graph.ts";
import { revisionHistory } from "../../core/revisions/history.ts";
import { planDowngrade, planUpgrade } from "../../core/revisions/plan.ts";
import { DIAMOND, FORK, failure, file, graphOf, ids, LIBRARY, LINE, TWO_ROOTS } from "./support.ts";

describe("RevisionGraph", () => {
  it("knows heads, bases and neighbours; dependencies make no branch", () => {
    const graph = graphOf(...LIBRARY);
    expect([graph.heads, graph.bases]).toEqual([
      ["c1", "c2"],
      ["a1", "a2"],
    ]);
    expect([graph.dependenciesOf("c2"), graph.dependantsOf("c1"), graph.childrenOf("c1")]).toEqual([
      ["c1"],
      ["c2"],
      [],
    ]);
    expect([...graph.ancestors(["c2"])].sort()).toEqual(["a2", "b2", "c2"]);
    expect([...graph.ancestors(["c2"], { dependencies: true })].sort()).toEqual(["a1", "a2", "b1", "b2", "c1", "c2"]);
    expect([...graph.descendants(["b1"], { dependencies: true })].sort()).toEqual(["b1", "c1", "c2"]);
  });

  it("lets a dependency name a label: the revision that declares it", () => {
    expect(graphOf("a #lib", "b < a", "c needs lib").dependenciesOf("c")).toEqual(["a"]);
  });

  it.each([
    ["up from a branch point", FORK, "c1", "c1 d1"],
    ["back down to a branch point", FORK, "d2", "c2 d2"],
    ["back down to a merge point", DIAMOND, "f", "f"],
    ["through a merge", DIAMOND, "c1", "c1 d1 e f"],
    ["back down to the base", TWO_ROOTS, "b1", "a1 b1 c1 d1"],
    ["from a branch point itself", FORK, "b", "b c1 c2 d1 d2"],
  ])("names a whole branch by one of its revisions: %s", (_, lines, id, members) => {
    expect([...graphOf(...lines).branchOf(id)].sort().join(" ")).toBe(members);
  });

  it("tells the labels of a revision", () => {
    const graph = graphOf("a #shop #eu", "b < a", "c < b #web", "d < b");
    expect(graph.labelsOf("c")).toEqual(["eu", "shop", "web"]);
    expect(graph.labelsOf("d")).toEqual(["eu", "shop"]);
  });

  it("does not depend on the order of the files", () => {
    const forwards = graphOf(...DIAMOND);
    const backwards = graphOf(...[...DIAMOND].reverse());
    expect(backwards.order).toEqual(forwards.order);
    expect(backwards.downgradeOrder).toEqual(forwards.downgradeOrder);
  });

  it("plans 10,000 revisions in one chain", () => {
    const name = (index: number): string => `r${String(index).padStart(5, "0")}`;
    const lines = Array.from({ length: 10_000 }, (_, index) => `${name(index)}${index ? ` < ${name(index - 1)}` : ""}`);
    const graph = graphOf(...lines.reverse());
    graph.assertSound();
    expect(planUpgrade(graph, new Set(), "head").length).toBe(10_000);
    const applied = new Set(graph.ids);
    expect(planDowngrade(graph, applied, "-9999").length).toBe(9999);
    expect(planUpgrade(graph, new Set(), "r09999-9998").at(-1)?.revision.id).toBe("r00001");
  });
});

describe("RevisionGraph.assertSound()", () => {
  it.each([
    ["a missing down revision", ["b < ghost"], ["b has the down revision ghost", "versions/b.ts"]],
    ["a misspelt down revision", ["abcdef", "b < abcdfe"], ["Did you mean abcdef?"]],
    ["a duplicate label", ["a #x", "b #x"], [`"x" is declared 2 times: versions/a.ts, versions/b.ts`]],
    ["a label that is an id", ["a", "b #a"], [`"a" is also the id of a revision: versions/b.ts`]],
    ["a label that reads as an offset", ["shop", "b #shop-2"], ["reads as revision shop with an offset"]],
    ["a self-loop", ["a < a"], ["a is its own down revision"]],
    ["a dependency on itself", ["a #x needs x"], ["a depends on itself"]],
    ["an unknown dependency", ["a needs ghost"], ["a depends on ghost"]],
    ["a cycle", ["a < c", "b < a", "c < b", "d < c"], ["a → c → b → a", "versions/c.ts"]],
    ["a dependency cycle", ["a needs c", "b < a", "c < b"], ["need each other: a → c → b → a"]],
  ])("explains %s", (_, lines, says) => {
    const { code, text } = failure(() => graphOf(...lines).assertSound());
    expect(code).toBe("BROKEN_GRAPH");
    for (const part of says) expect(text).toContain(part);
  });

  it("explains all faults at once, duplicate ids and unreadable headers among them", () => {
    const files = [
      file("a"),
      { ...file("a"), path: "versions/copy.ts" },
      file("b < ghost"),
      file("c #x"),
      file("d #x"),
      { path: "versions/broken.ts", text: "" },
    ];
    for (const order of [files, [...files].reverse()]) {
      const graph = RevisionGraph.fromFiles(order);
      expect(graph.faults.map((fault) => [fault.kind, fault.files.join(" ")])).toEqual([
        ["unreadableHeader", "versions/broken.ts"],
        ["duplicateId", "versions/a.ts versions/copy.ts"],
        ["duplicateLabel", "versions/c.ts versions/d.ts"],
        ["missingDownRevision", "versions/b.ts"],
      ]);
      const { text } = failure(() => graph.assertSound());
      for (const fault of graph.faults) expect(text).toContain(fault.message);
    }
  });

  it("leaves what can be read to commands that only read", () => {
    const graph = graphOf("a", "b < a", "c < ghost", "x < z", "y < x", "z < y", "w < z");
    expect(graph.heads).toEqual(["b", "c", "w"]);
    expect(
      revisionHistory(graph)
        .map((revision) => revision.id)
        .sort(),
    ).toEqual(["a", "b", "c", "w", "x", "y", "z"]);
    expect([...graph.branchOf("x")].sort()).toEqual(["w", "x", "y", "z"]);
  });
});

describe("revisionHistory()", () => {
  it.each([
    [LINE, "b:d", "d c b"],
    [LINE, ":b", "b a"],
    [LINE, "d:", "e d"],
    [LINE, "current:", "e d c"],
    [LINE, "-2:current", "c b"],
    [LINE, "current:+1", "d c"],
    [LINE, ":base", ""],
    [FORK, "x@base:x@head", "d1 c1"],
    [DIAMOND, "c1:f", "f e d1 c1"],
  ])("%s: shows of %s", (lines, range, shown) => {
    const graph = graphOf(...lines);
    const applied = new Set(["a", "b", "c"].filter((id) => graph.has(id)));
    expect(
      revisionHistory(graph, range, applied)
        .map((revision) => revision.id)
        .join(" "),
    ).toBe(shown);
  });

  it.each([
    [LINE, "d:b", "INVALID_TARGET", "reversed"],
    [FORK, "c1:d2", "INVALID_TARGET", "does not descend"],
    [LINE, "c", "INVALID_IDENTIFIER", ":c"],
    [LINE, "current:", "OFFLINE", "needs a database"],
  ])("%s: refuses %s", (lines, range, code, says) => {
    const error = failure(() => revisionHistory(graphOf(...lines), range));
    expect(error.code).toBe(code);
    expect(error.text).toContain(says);
  });

  it("begins with the newest, and follows a branch to its end", () => {
    const graph = graphOf(...FORK);
    expect(revisionHistory(graph).map((revision) => revision.id)).toEqual(["d2", "c2", "d1", "c1", "b", "a"]);
    expect(ids(planUpgrade(graph, new Set(), "heads"))).toBe("a b c1 d1 c2 d2");
  });
});
