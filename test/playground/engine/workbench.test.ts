/**
 * The engine's worker, without a browser: the same questions to SQLite and PostgreSQL.
 */
import { describe, expect, it } from "vitest";
import type { EngineName } from "../../../playground/project/project.ts";
import { openBench, sqlRevision, tsRevision } from "./bench.ts";

const ENGINES: readonly EngineName[] = ["sqlite", "postgres"];
const A = "aaaaaaaaaaaa";
const B = "bbbbbbbbbbbb";

const PEOPLE = tsRevision(
  A,
  null,
  `  op.createTable("people", [{ name: "id", type: "integer", notNull: true }, { name: "phone", type: "text" }], {
    primaryKey: { name: "people_pkey", columns: ["id"] },
  });
  op.insert("people", [{ id: 1, phone: "1" }, { id: 2, phone: "2" }, { id: 3, phone: null }]);`,
  `  op.dropTable("people");`,
);
const FORGET_PHONES = tsRevision(
  B,
  A,
  `  op.dropColumn("people", "phone");`,
  `  op.addColumn("people", { name: "phone", type: "text" });`,
);
const RENAME_PHONES = tsRevision(
  B,
  A,
  `  op.renameColumn("people", "phone", "telephone");`,
  `  op.renameColumn("people", "telephone", "phone");`,
);

describe.each(ENGINES)("Workbench on %s", (engine) => {
  it("runs to an id that is not applied, and back to one that is; the ledger in the database agrees", async () => {
    const { bench } = await openBench(engine, { ...PEOPLE, ...FORGET_PHONES });
    const up = await bench.answer("run", { target: B });
    expect(up.ran.map(({ revision, direction }) => `${direction} ${revision}`)).toEqual([
      `upgrade ${A}`,
      `upgrade ${B}`,
    ]);
    const back = await bench.answer("run", { target: A });
    expect(back.ran.map(({ revision, direction }) => `${direction} ${revision}`)).toEqual([`downgrade ${B}`]);
    const { results } = await bench.answer("console", { sql: "SELECT id FROM migr_revisions" });
    expect(results[0]?.rows.rows).toEqual([[A]]);
  });

  it("counts the values that a dropped column held, and none for a renamed one", async () => {
    const dropped = await openBench(engine, { ...PEOPLE, ...FORGET_PHONES });
    await dropped.bench.answer("run", { target: A });
    expect((await dropped.bench.answer("dryRun", { target: "+1" })).losses).toEqual([
      { table: "people", column: "phone", count: 2 },
    ]);
    const renamed = await openBench(engine, { ...PEOPLE, ...RENAME_PHONES });
    await renamed.bench.answer("run", { target: A });
    expect((await renamed.bench.answer("run", { target: "+1" })).losses).toEqual([]);
  });

  it("leaves the database as it was after a dry run", async () => {
    const { bench } = await openBench(engine, PEOPLE);
    const before = await bench.answer("state", {});
    const { steps, losses } = await bench.answer("dryRun", { target: "head" });
    expect(steps.map(({ revision }) => revision)).toEqual([A]);
    expect(steps[0]?.statements.some((sql) => sql.startsWith("CREATE TABLE"))).toBe(true);
    expect(losses).toEqual([]);
    expect(await bench.answer("state", {})).toEqual(before);
  });

  it("stays at the revision before a failing one, and names the file's line", async () => {
    const failing = tsRevision(
      B,
      A,
      `  op.addColumn("people", { name: "age", type: "integer" });\n  op.execute("ALTER TABLE nobody ADD COLUMN x text");`,
    );
    const { bench } = await openBench(engine, { ...PEOPLE, ...failing });
    const { state, problem } = await bench.answer("run", { target: "head" });
    expect(state.heads).toEqual([A]);
    expect(state.catalog.objects.some(({ id }) => id.name === "age")).toBe(false);
    expect(problem).toMatchObject({ revision: B, path: `migrations/versions/${B}.ts`, line: 8 });
  });

  it("names the line on which a revision's own code throws, and that of bad syntax", async () => {
    const throwing = await openBench(engine, tsRevision(A, null, `  const one = 1;\n  throw new Error("no " + one);`));
    expect((await throwing.bench.answer("run", { target: "head" })).problem).toMatchObject({ line: 8 });
    const broken = await openBench(engine, tsRevision(A, null, `  const = 1;`));
    expect((await broken.bench.answer("run", { target: "head" })).problem).toMatchObject({ line: 7 });
  });

  it("tells by a round trip that a dropped column's values do not come back", async () => {
    const { bench } = await openBench(engine, { ...PEOPLE, ...FORGET_PHONES });
    const trips = await bench.answer("roundTrip", { revisions: [A, B] });
    expect(trips.map(({ revision, schema, rows }) => ({ revision, schema, rows }))).toEqual([
      { revision: A, schema: "same", rows: "same" },
      { revision: B, schema: "same", rows: "lost" },
    ]);
    expect((await bench.answer("state", {})).applied).toEqual([]);
  });

  it("tells that a revision without a downgrade cannot be taken back", async () => {
    const [[path = "", text = ""] = []] = Object.entries(PEOPLE);
    const { bench } = await openBench(engine, {
      [path]: text.slice(0, text.indexOf("export async function downgrade")),
    });
    const [trip] = await bench.answer("roundTrip", { revisions: [A] });
    expect(trip).toMatchObject({ reversible: false, problem: { code: "IRREVERSIBLE" } });
  });

  it("asks whether a like column was renamed; yes keeps its values, no drops them", async () => {
    const model = `import { integer, table, text } from "migr/schema";
export const people = table("people", { id: integer().primaryKey(), telephone: text() });`;
    const { bench, load } = await openBench(engine, { ...PEOPLE, "schema.ts": model });
    const { questions, upgrade } = await bench.answer("autogenerate", { answers: {}, message: "" });
    expect(upgrade).toEqual([]);
    const [question] = questions;
    expect(question).toMatchObject({ fromLabel: "column people.phone", toLabel: "column people.telephone" });
    const answered = async (isRename: boolean): Promise<readonly (readonly (string | null)[])[]> => {
      const answers = { [question?.key ?? ""]: isRename };
      const { revision } = await bench.answer("autogenerate", { answers, message: "call it telephone" });
      await load({ ...PEOPLE, "schema.ts": model, [revision?.path ?? ""]: revision?.text ?? "" });
      await bench.answer("reset", { position: [] });
      expect((await bench.answer("run", { target: "head" })).problem).toBeUndefined();
      const { rows } = await bench.answer("rows", { table: { schema: "", name: "people" }, limit: 10 });
      await load({ ...PEOPLE, "schema.ts": model });
      return rows.map((row) => row.slice(1));
    };
    expect(await answered(true)).toEqual([["1"], ["2"], [null]]);
    expect(await answered(false)).toEqual([[null], [null], [null]]);
  });

  it("replays an edit beside the original, in a database of its own", async () => {
    const { bench, load } = await openBench(engine, PEOPLE);
    await bench.answer("run", { target: "head" });
    const [[path = "", text = ""] = []] = Object.entries(PEOPLE);
    await load({ [path]: text.replaceAll('"phone"', '"mobile"').replaceAll("phone:", "mobile:") });
    const fork = await bench.answer("fork", { original: PEOPLE, revision: A });
    const columns = (objects: typeof fork.edited.objects): string[] =>
      objects.filter(({ kind }) => kind === "column").map(({ id }) => id.name);
    expect([columns(fork.original.objects), columns(fork.edited.objects)]).toEqual([
      ["id", "phone"],
      ["id", "mobile"],
    ]);
    expect(fork.problem).toBeUndefined();
  });

  it("inserts the seed once, with the revision that it follows", async () => {
    const seed = `-- migr: after ${A}\nINSERT INTO people (id, phone) VALUES (9, '9');\n`;
    const { bench } = await openBench(engine, { ...PEOPLE, "seed.sql": seed });
    const first = await bench.answer("run", { target: "head" });
    expect(first.state.rowCounts).toEqual({ people: 4 });
    await bench.answer("run", { target: "base" });
    // What the downgrade has lost stays lost.
    expect((await bench.answer("run", { target: "head" })).state.rowCounts).toEqual({ people: 3 });
  });

  it("rolls back what the console has begun, so that the next run can begin", async () => {
    const { bench } = await openBench(engine, PEOPLE);
    await bench.answer("console", { sql: "BEGIN; CREATE TABLE left_open (a integer)" });
    const { problem, state } = await bench.answer("run", { target: "head" });
    expect(problem).toBeUndefined();
    expect(state.catalog.objects.some(({ id }) => id.name === "left_open")).toBe(false);
  });

  it("refuses to go to one head where there are two, and names both", async () => {
    const { bench } = await openBench(engine, {
      ...PEOPLE,
      ...sqlRevision(B, A, "CREATE TABLE b (id integer);", "DROP TABLE b;"),
      ...sqlRevision("cccccccccccc", A, "CREATE TABLE c (id integer);", "DROP TABLE c;"),
    });
    const { problem, state } = await bench.answer("run", { target: "head" });
    expect(problem).toMatchObject({ code: "AMBIGUOUS_IDENTIFIER", candidates: [B, "cccccccccccc"] });
    expect(state.applied).toEqual([]);
  });
});

describe("the statement ledger on postgres", () => {
  it("measures what is rewritten and locked, and says what was not measured", async () => {
    const { bench } = await openBench("postgres", {
      ...sqlRevision(
        A,
        "",
        "CREATE TABLE t (id integer, a text);\nINSERT INTO t SELECT i, i::text FROM generate_series(1, 10000) i;",
        "DROP TABLE t;",
      ),
      ...sqlRevision(B, A, "ALTER TABLE t ADD COLUMN b text;", "ALTER TABLE t DROP COLUMN b;"),
      ...sqlRevision("cccccccccccc", B, "ALTER TABLE t ALTER COLUMN a TYPE varchar(99);", "SELECT 1;"),
    });
    const concurrently = `-- d\n-- revision: dddddddddddd\n-- down-revision: cccccccccccc\n\n-- migr: upgrade no-transaction\nCREATE INDEX CONCURRENTLY t_a ON t (a);\n`;
    await bench.answer("run", { target: A });
    const impacts = new Map<string, unknown>();
    const hear = (event: {
      readonly type: string;
      readonly record?: { readonly sql: string; readonly impact?: unknown };
    }): void => {
      if (event.record !== undefined)
        impacts.set(event.record.sql.split(" ").slice(0, 4).join(" "), event.record.impact);
    };
    await bench.answer("run", { target: B }, hear);
    expect(impacts.get("ALTER TABLE t ADD")).toMatchObject({
      source: "measured",
      effect: "metadata",
      locks: [{ relation: "t", mode: "AccessExclusive" }],
    });
    await bench.answer("run", { target: "cccccccccccc" }, hear);
    expect(impacts.get("ALTER TABLE t ALTER")).toMatchObject({
      source: "measured",
      effect: "rewrite",
      rewrites: ["t"],
      locks: [{ relation: "t", mode: "AccessExclusive" }],
    });
    const { files, layout } = bench.project;
    await bench.answer("load", { files: { ...files, "migrations/versions/d.sql": concurrently }, layout });
    const { problem } = await bench.answer("run", { target: "head" }, hear);
    expect(problem).toBeUndefined();
    expect(impacts.get("CREATE INDEX CONCURRENTLY t_a")).toMatchObject({
      source: "documented",
      locks: [{ relation: "t", mode: "ShareUpdateExclusive" }],
    });
  });

  it("does not run in a dry run what could not be taken back", async () => {
    const { bench } = await openBench("postgres", {
      ...sqlRevision(A, "", "CREATE TABLE t (id integer);", "DROP TABLE t;"),
      "migrations/versions/b.sql": `-- b\n-- revision: ${B}\n-- down-revision: ${A}\n\n-- migr: upgrade no-transaction\nCREATE INDEX CONCURRENTLY t_id ON t (id);\n`,
    });
    const { note } = await bench.answer("dryRun", { target: "head" });
    expect(note).toContain("CREATE INDEX CONCURRENTLY");
    expect((await bench.answer("state", {})).catalog.objects).toEqual([]);
  });
});
