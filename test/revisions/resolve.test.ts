import { describe, expect, it } from "vitest";
import { resolveRevision, resolveRevisions } from "../../core/revisions/resolve.ts";
import { DIAMOND, FORK, failure, graphOf, LINE } from "./support.ts";

const HEX = ["ae1027a6acf0 #billing", "ae10ffffffff < ae1027a6acf0 #shop-2", "b2c09f11a3d4 #shop"];

describe("resolveRevision()", () => {
  it.each([
    [HEX, "ae1027a6acf0", "ae1027a6acf0"],
    [HEX, "ae1027", "ae1027a6acf0"],
    [HEX, "b2c0", "b2c09f11a3d4"],
    [HEX, "billing", "ae1027a6acf0"],
    [HEX, "shop-2", "ae10ffffffff"],
    [HEX, "shop-2-1", "ae1027a6acf0"],
    [HEX, "billing+1", "ae10ffffffff"],
    [HEX, "billing@head", "ae10ffffffff"],
    [HEX, "ae10f@head-1", "ae1027a6acf0"],
    [HEX, "billing@ae102", "ae1027a6acf0"],
    [HEX, "shop@b2c0", "b2c09f11a3d4"],
    [HEX, "b2c0@base+1", "b2c09f11a3d4"],
    [LINE, "head", "e"],
    [LINE, "head-2", "c"],
    [LINE, "base+3", "c"],
    [LINE, "a", "a"],
    [LINE, "current", "b"],
    [LINE, "current+1", "c"],
    [FORK, "x", "c1"],
    [FORK, "x@b+1", "c1"],
    [FORK, "d1@b", "b"],
    [DIAMOND, "c1@f-2", "d1"],
    [DIAMOND, "d2@base+1", "c2"],
  ])("%s: finds %s", (lines, text, id) => {
    expect(resolveRevision(graphOf(...lines), text, { applied: new Set(["a", "b"]) }).id).toBe(id);
  });

  it.each([
    [HEX, "ae10", "AMBIGUOUS_IDENTIFIER", ["ae1027a6acf0 (billing", "ae10ffffffff", "more characters"]],
    [HEX, "ae1", "INVALID_IDENTIFIER", ["too short", "ae1027a6acf0", "4 characters"]],
    [HEX, "b", "INVALID_IDENTIFIER", ["too short", "b2c09f11a3d4"]],
    [HEX, "ae11", "REVISION_UNKNOWN", ["ae1027a6acf0", "ae10ffffffff"]],
    [HEX, "b2c09f11a3d5", "REVISION_UNKNOWN", ["Did you mean b2c09f11a3d4?"]],
    [HEX, "biling", "REVISION_UNKNOWN", ["Did you mean billing?"]],
    [HEX, "zzzzzzzz", "REVISION_UNKNOWN", ["migr history"]],
    [HEX, "AE1027", "REVISION_UNKNOWN", []],
    [HEX, "billing@b2c0", "INVALID_TARGET", ["not in branch billing"]],
    [HEX, "head@head", "INVALID_IDENTIFIER", ["not a branch"]],
    [HEX, "head", "AMBIGUOUS_IDENTIFIER", ["ae10ffffffff", "b2c09f11a3d4"]],
    [HEX, "billing@base", "INVALID_TARGET", ["beneath all revisions"]],
    [FORK, "b@head", "AMBIGUOUS_IDENTIFIER", ["d1 (x)", "d2 (y)", "b@heads"]],
    [FORK, "b+1", "AMBIGUOUS_IDENTIFIER", ["c1 (x)", "c2 (y)", "x@b+1"]],
    [DIAMOND, "f-2", "AMBIGUOUS_IDENTIFIER", ["e merges", "d1", "d2", "d1@f-2"]],
    [LINE, "+1", "INVALID_TARGET", ["relative"]],
    [LINE, "base-1", "INVALID_TARGET", ["no revision is beneath base"]],
    [LINE, "current", "OFFLINE", ["needs a database"]],
    ...["+1foo", "-1foo", "a+", "a+-1", "", "@", "x@", "@a", "a@b@c", "a:b", "a b", "a+0", "a~1", "é"].map(
      (text): [string[], string, string, string[]] => [LINE, text, "INVALID_IDENTIFIER", [`"${text}"`]],
    ),
  ])("%s: explains %j as %s", (lines, text, code, says) => {
    const error = failure(() => resolveRevision(graphOf(...lines), text));
    expect(error.code).toBe(code);
    for (const part of says) expect(error.text).toContain(part);
  });
});

describe("resolveRevisions()", () => {
  it("gives all heads, of everything or of a branch", () => {
    const graph = graphOf(...FORK, "z #other");
    expect(resolveRevisions(graph, "heads")).toEqual(["d1", "d2", "z"]);
    expect(resolveRevisions(graph, "b@heads")).toEqual(["d1", "d2"]);
    expect(resolveRevisions(graph, "other@heads")).toEqual(["z"]);
  });
});
