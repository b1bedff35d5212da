import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readHeader } from "../../core/revisions/header.ts";
import { planRebase } from "../../core/revisions/rebase.ts";
import { withDownRevision } from "../../core/revisions/rewrite.ts";
import { DIAMOND, FORK, failure, graphOf, LINE, TWO_ROOTS } from "./support.ts";

/** What a file says before a change and after it; everything else must be the same text. */
function rewritten(path: string, before: string, from: string | undefined, to: string): string {
  return withDownRevision({ path, text: before }, { from, to });
}

describe("withDownRevision()", () => {
  it.each([
    ["export const downRevision = 'bbbb' // mine\r\nexport const revision='aaaa';\r\n", "'bbbb'", "'cccc'"],
    ["export const revision = `aaaa`, downRevision: string | null = `bbbb`;", "`bbbb`", "`cccc`"],
    [
      'export const revision = "aaaa";\nexport const downRevision = [ "dddd", /* "bbbb" */ "bbbb" ] as const;',
      ' "bbbb" ]',
      ' "cccc" ]',
    ],
    [
      "\uFEFF// bbbb\nexport const revision = 'aaaa';\n\n\texport let downRevision   =   'bbbb'\n",
      "'bbbb'\n",
      "'cccc'\n",
    ],
  ])("changes nothing but the id in %j", (text, old, fresh) => {
    expect(rewritten("a.ts", text, "bbbb", "cccc")).toBe(text.replace(old, fresh));
  });

  it.each([
    [
      "-- bbbb\r\n-- revision: aaaa\r\n-- down-revision:bbbb  \r\n-- migr: upgrade\r\n",
      "revision:bbbb ",
      "revision:cccc ",
    ],
    ["/* bbbb\n*/\n--revision: aaaa\n--   Down_Revision :  dddd,bbbb ,eeee\n", ",bbbb ,", ",cccc ,"],
    [
      "-- revision: aaaa\r-- down-revision: bbbb\r-- migr: upgrade\rSELECT 'bbbb'",
      "down-revision: bbbb",
      "down-revision: cccc",
    ],
  ])("changes nothing but the id in %j", (text, old, fresh) => {
    expect(rewritten("a.sql", text, "bbbb", "cccc")).toBe(text.replace(old, fresh));
  });

  it("gives a base its first down revision, in the quotes of its id", () => {
    const module = "export const revision = 'aaaa';\nexport const downRevision: string | null = null; // null";
    expect(rewritten("a.ts", module, undefined, "cccc")).toBe(module.replace("= null", "= 'cccc'"));
    const sql = "-- revision: aaaa\n-- down-revision:\n-- depends-on:\n";
    expect(rewritten("a.sql", sql, undefined, "cccc")).toBe(sql.replace("down-revision:", "down-revision: cccc"));
  });

  it("refuses a header that it would not read back as wanted", () => {
    const text = 'export const revision = "aaaa";\nexport const downRevision = "bbbb";';
    expect(failure(() => rewritten("a.ts", text, "zzzz", "cccc")).code).toBe("REVISION_INVALID");
  });

  it("changes only the id, and is undone by the change back, whatever surrounds it", () => {
    const space = fc.constantFrom("", " ", "\t", "  ");
    const end = fc.constantFrom("\n", "\r\n", "\r");
    const quote = fc.constantFrom('"', "'", "`");
    const noise = fc.constantFrom("", "// bbbb", "/* 'bbbb' */", "const x = /bbbb/;", 'const y = "bbbb";');
    fc.assert(
      fc.property(space, end, quote, noise, fc.boolean(), (blank, newline, mark, other, isSql) => {
        const lines = isSql
          ? [
              `--${blank}revision${blank}: aaaa`,
              `--${blank}down-revision:${blank}bbbb${blank}`,
              "-- migr: upgrade",
              other,
            ]
          : [
              `export const revision =${blank}${mark}aaaa${mark};`,
              `export const downRevision${blank}=${mark}bbbb${mark}`,
              other,
            ];
        const file = { path: isSql ? "a.sql" : "a.ts", text: lines.join(newline) };
        const changed = { ...file, text: withDownRevision(file, { from: "bbbb", to: "cccc" }) };
        expect(readHeader(changed).downRevisions).toEqual(["cccc"]);
        expect(changed.text.length).toBe(file.text.length);
        expect(withDownRevision(changed, { from: "cccc", to: "bbbb" })).toBe(file.text);
      }),
    );
  });
});

describe("planRebase()", () => {
  it("puts a branch on top of the other head; only its first file changes", () => {
    const plan = planRebase(graphOf(...FORK), ["c2"], "d1");
    expect(plan.files.map(({ revision, from, to }) => ({ revision, from, to }))).toEqual([
      { revision: "c2", from: "b", to: "d1" },
    ]);
    expect(plan.moved).toEqual(["c2", "d2"]);
    expect(plan.graph.order).toEqual(["a", "b", "c1", "d1", "c2", "d2"]);
    expect(plan.graph.heads).toEqual(["d2"]);
  });

  it("finds the other head by itself, and takes a label for the revision that declares it", () => {
    expect(planRebase(graphOf(...FORK), ["x"], undefined)).toMatchObject({ onto: "d2", moved: ["c1", "d1"] });
    // c1 is a head only once d1 is gone.
    expect(planRebase(graphOf(...FORK), ["d1"], undefined)).toMatchObject({ onto: "d2", moved: ["d1"] });
  });

  it("moves a base, and several revisions that follow each other as one", () => {
    const roots = graphOf("a1", "b1 < a1", "a2", "b2 < a2");
    expect(planRebase(roots, ["a2"], "b1").graph.order).toEqual(["a1", "b1", "a2", "b2"]);
    expect(planRebase(graphOf(...FORK), ["d2", "c2"], "d1").files.map((file) => file.revision)).toEqual(["c2"]);
  });

  it("has nothing to do where everything is in its place", () => {
    expect(planRebase(graphOf(...LINE), ["e"], "d").files).toEqual([]);
  });

  it.each([
    { lines: FORK, targets: ["c2"], onto: "d2", code: "INVALID_TARGET", says: "among the revisions that move" },
    { lines: FORK, targets: ["d2"], onto: "b", code: "INVALID_TARGET", says: "c1 (x), c2 (y) follows it" },
    {
      lines: [...FORK, "e2 < b"],
      targets: ["e2"],
      onto: undefined,
      code: "AMBIGUOUS_IDENTIFIER",
      says: "several heads",
    },
    { lines: LINE, targets: ["a"], onto: undefined, code: "AMBIGUOUS_IDENTIFIER", says: "no other head" },
    { lines: [...DIAMOND, "x < b"], targets: ["e"], onto: "x", code: "INVALID_TARGET", says: "e is a merge" },
    {
      lines: ["a", "b < a", "c < a needs b"],
      targets: ["b"],
      onto: "c",
      code: "BROKEN_GRAPH",
      says: "need each other",
    },
    { lines: TWO_ROOTS, targets: ["a9"], onto: "d1", code: "INVALID_IDENTIFIER", says: "too short" },
  ])("refuses to move $targets onto $onto: $says", ({ lines, targets, onto, code, says }) => {
    const error = failure(() => planRebase(graphOf(...lines), targets, onto));
    expect(error).toMatchObject({ code });
    expect(error.text).toContain(says);
  });
});
