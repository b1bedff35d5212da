/** Every parser of ours with whatever may be put into it: no crash, no hang, nothing understood wrongly. */
import { DatabaseSync } from "node:sqlite";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { protect, unprotect } from "../../cli/arguments.ts";
import { parseTarget, secretsOf } from "../../cli/connect.ts";
import { resolveConfig } from "../../core/config.ts";
import { postgres } from "../../core/dialects/postgres/mod.ts";
import { sqlite } from "../../core/dialects/sqlite/mod.ts";
import { MigrError, maskSecrets } from "../../core/errors.ts";
import { parseDuration } from "../../core/revisions/duration.ts";
import { RevisionGraph } from "../../core/revisions/graph.ts";
import { readHeader } from "../../core/revisions/header.ts";
import { planUpgrade } from "../../core/revisions/plan.ts";
import { readSqlRevision } from "../../core/revisions/sql_file.ts";
import { openPGlite } from "../support/pglite.ts";

/** The gate tries the same examples each time, so that it fails for a change and not by chance. */
fc.configureGlobal(process.env.MIGR_PROPERTY_SEED === undefined ? { seed: 2024 } : {});

const RUNS = { numRuns: 300 };

/** Runs it; an error that a person can act on is an answer, anything else is a bug. */
function answers<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof MigrError) return undefined;
    throw error;
  }
}

/** Text made of the pieces that a parser looks for, and of anything. */
const soup = (...pieces: string[]): fc.Arbitrary<string> =>
  fc
    .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: "binary", maxLength: 4 })), { maxLength: 30 })
    .map((parts) => parts.join(""));

const QUOTES = [
  "'",
  '"',
  "`",
  "$$",
  "$a$",
  "/*",
  "*/",
  "--",
  "\n",
  "\r\n",
  ";",
  "\\",
  "E'",
  "U&'",
  "[",
  "]",
  "(",
  ")",
  " ",
];
const WORDS = ["CREATE ", "FUNCTION ", "TRIGGER ", "BEGIN ", "ATOMIC ", "END", "CASE ", "SELECT 1", "RULE "];

describe("readHeader()", () => {
  const pieces = [
    "export ",
    "const ",
    "revision",
    "downRevision",
    "branchLabels",
    "dependsOn",
    " = ",
    '"a1b2"',
    "[",
    "]",
    "null",
    ": ",
    "string",
    "as ",
    "satisfies ",
    "`",
    "${",
    "}",
    "/",
    "=>",
    "<",
    ">",
    ...QUOTES,
  ];
  const sql = [
    "-- ",
    "revision:",
    "down-revision:",
    "depends-on:",
    "ddl-lock-timeout:",
    " 2s",
    " a1b2",
    ",",
    "-- migr: upgrade",
    ...QUOTES,
  ];

  it.each([
    ["x.ts", pieces],
    ["x.sql", sql],
  ])("reads any %s or says what is wrong with it", (path, words) => {
    fc.assert(
      fc.property(soup(...words), (text) => {
        const header = answers(() => readHeader({ path, text }));
        if (header !== undefined) expect(header.id).toMatch(/^[\w.-]+$/);
      }),
      RUNS,
    );
  });

  it("reads what a module exports as the module's own runtime does", async () => {
    const id = fc.stringMatching(/^[a-z0-9]{4,12}$/);
    const noise = fc.constantFrom(
      "",
      "// export const revision = 'no';\n",
      "/* export const revision = 'no' */\n",
      "const text = `export const revision = 'no'`;\n",
      "const r = /export const revision/;\n",
      "if (true) { const revision = 1; }\n",
    );
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(id, id, noise, noise, fc.constantFrom("'", '"')),
        async ([own, down, before, between, quote]) => {
          fc.pre(own !== down);
          const text = `${before}export const revision = ${quote}${own}${quote};\n${between.replace("const text", "const other").replace("const r ", "const s ")}export const downRevision = ${quote}${down}${quote};\n`;
          const module = (await import(`data:text/javascript,${encodeURIComponent(text)}`)) as Record<string, unknown>;
          const header = readHeader({ path: "x.js", text });
          expect([header.id, header.downRevisions]).toEqual([module.revision, [module.downRevision]]);
        },
      ),
      { numRuns: 100 },
    );
  });

  it("does not hang on long files of nothing but openings", () => {
    for (const piece of ["/*", "(", "`${", "export const ", "-- a\n", "'", "<", "[", "/", "export const revision = "]) {
      const started = performance.now();
      for (const path of ["x.ts", "x.sql"]) answers(() => readHeader({ path, text: piece.repeat(20_000) }));
      expect(performance.now() - started).toBeLessThan(5_000);
    }
  });
});

describe("readSqlRevision()", () => {
  it("keeps every character of a section where it is", () => {
    const body = soup(...QUOTES, ...WORDS).filter((text) => !/--\s*migr\s*:/i.test(text) && !text.includes("\r"));
    fc.assert(
      fc.property(body, body, (up, down) => {
        const text = `-- x\n-- revision: a1b2\n-- down-revision:\n\n-- migr: upgrade\n${up}\n-- migr: downgrade\n${down}\n`;
        const revision = readSqlRevision({ path: "x.sql", text });
        expect([revision.upgrade.sql, revision.downgrade?.sql]).toEqual([`${up}\n`, `${down}\n`]);
        expect(
          text
            .split("\n")
            .slice(revision.upgrade.line - 1)
            .join("\n")
            .startsWith(up.split("\n")[0] ?? ""),
        ).toBe(true);
      }),
      RUNS,
    );
  });
});

/** Whole statements that hold what a careless splitter would take for an end. */
const strings = fc.constantFrom("'a;b'", "'it''s;'", "'--;'", "'/*;'", "'\\'");
const comments = fc.constantFrom("", " ", "-- a;b'\n", "/* ; ' */", "\n\n");

describe("split() of PostgreSQL", async () => {
  const client = await openPGlite();
  afterAll(() => client.close());
  const value = fc.oneof(
    strings,
    fc.constantFrom("$$;$$", "$x$ $$ ; $x$", "E'\\';'", "U&'\\003b'", "'a' /* /* ; */ ; */"),
  );
  const statement = fc.oneof(
    value.map((text) => `SELECT ${text} AS a`),
    value.map((text) => `SELECT 1 AS "x;y", ${text} AS b`),
    fc.constant(
      "CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT CASE WHEN true THEN 2 END; END",
    ),
    fc.constant("DO $$ BEGIN PERFORM 1; END $$"),
  );

  it("finds the statements that the engine finds, each of which it accepts alone", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(comments, statement), { minLength: 1, maxLength: 5 }), async (parts) => {
        const script = parts.map(([comment, sql]) => `${comment}${sql};`).join("\n");
        const found = postgres.split(script);
        expect((await client.exec(script)).length).toBe(found.length);
        for (const { sql } of found) expect((await client.exec(sql)).length).toBe(1);
      }),
      { numRuns: 60 },
    );
  });

  it("loses and invents nothing in any text, and knows what a statement is to a run", () => {
    fc.assert(
      fc.property(soup(...QUOTES, ...WORDS, "CONCURRENTLY ", "INDEX ", "ON t", "DROP ", "SET "), (text) => {
        for (const dialect of [postgres, sqlite]) {
          const found = answers(() => dialect.split(text)) ?? [];
          let at = 0;
          for (const { sql, line } of found) {
            at = text.indexOf(sql, at);
            expect(at).toBeGreaterThanOrEqual(0);
            at += sql.length;
            expect(line).toBeLessThanOrEqual(text.split("\n").length);
            expect(dialect.session.recovery?.natureOf(sql)).toBeTypeOf("string");
          }
        }
      }),
      RUNS,
    );
  });
});

describe("split() of SQLite", () => {
  const db = new DatabaseSync(":memory:");
  const value = fc.oneof(strings, fc.constantFrom('"a;b"', "`a;b`", "[a;b]", "x'3b'"));
  const statement = fc.oneof(
    value.map((text) => `SELECT ${text} AS a FROM (SELECT 1 AS "a;b")`),
    fc
      .nat()
      .map((n) => `CREATE TRIGGER tr${n} AFTER INSERT ON t BEGIN SELECT CASE WHEN 1 THEN 2 END; SELECT 'end;'; END`),
  );

  it("finds the statements that the engine finds, each of which it accepts alone", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(comments, statement), { minLength: 1, maxLength: 5 }), (parts) => {
        db.exec("DROP TABLE IF EXISTS t; CREATE TABLE t (a)");
        const script = parts.map(([comment, sql]) => `${comment}${sql};`).join("\n");
        const found = sqlite.split(script);
        expect(found.length).toBe(parts.length);
        // A prepared statement is the first of its text: the engine's own end of it.
        for (const { sql } of found) expect(db.prepare(`${sql};SELECT 1`).sourceSQL).toBe(`${sql};`);
      }),
      { numRuns: 100 },
    );
  });
});

describe("URLs", () => {
  it("parseTarget() takes any text or says what it wants, and its label never has the password", () => {
    const secret = fc.stringMatching(/^[A-Za-z0-9!$&'()*+,;=._~%@#?/-]{4,20}$/);
    fc.assert(
      fc.property(soup("postgres://", "sqlite:", "pglite:", "@", ":", "/", "?", "#", "%", "[", "]", ".db"), (text) => {
        answers(() => secretsOf(parseTarget(text, "/p")));
      }),
      RUNS,
    );
    fc.assert(
      fc.property(secret, (password) => {
        const url = `postgres://me:${encodeURIComponent(password)}@db.example/app?sslmode=require`;
        const target = parseTarget(url, "/p");
        expect(target.label).toBe("postgres://me@db.example/app");
        expect(secretsOf(target)).toContain(password);
        expect(maskSecrets(`x ${url} y`)).not.toContain(encodeURIComponent(password));
      }),
      RUNS,
    );
  });

  it("maskSecrets() hides a password with any character, as long as it has no white space", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[^\s]{6,20}$/), (password) => {
        fc.pre(!password.includes("***"));
        expect(maskSecrets(`error at postgres://me:${password}@host/db now`)).toBe(
          "error at postgres://me:***@host/db now",
        );
      }),
      RUNS,
    );
  });
});

describe("identifiers, times, the command line and the configuration", () => {
  const graph = RevisionGraph.fromFiles(
    ["aaaa1", "bbbb2", "cccc3"].map((id, at, ids) => ({
      path: `${id}.sql`,
      text: `-- x\n-- revision: ${id}\n-- down-revision: ${ids[at - 1] ?? ""}\n-- branch-labels: ${at === 0 ? "shop" : ""}\n\n-- migr: upgrade\nSELECT 1;\n`,
    })),
  );

  it("planUpgrade() answers any target with steps or with a sentence", () => {
    fc.assert(
      fc.property(soup("head", "heads", "base", "+1", "-1", "@", ":", "aaaa1", "bbbb", "shop", "current"), (target) => {
        answers(() => planUpgrade(graph, new Set(["aaaa1"]), target));
      }),
      RUNS,
    );
  });

  it("parseDuration() gives milliseconds that a timer can count, or nothing", () => {
    fc.assert(
      fc.property(fc.oneof(soup("1", "9", ".", "ms", "s", "m", "h", "-", "e"), fc.nat().map(String)), (text) => {
        const ms = parseDuration(text);
        if (ms !== undefined) expect(Number.isInteger(ms) && ms >= 0 && ms < 2 ** 31).toBe(true);
      }),
      RUNS,
    );
  });

  it("protect() is undone by unprotect(), whatever is typed", () => {
    fc.assert(
      fc.property(fc.array(soup("-", "--", "=", "007", "+1", "a", "rename")), (words) => {
        const plain = words.filter((word) => !word.includes("\0") && !word.startsWith("-"));
        expect(protect(plain).map(unprotect)).toEqual(plain);
      }),
      RUNS,
    );
  });

  it("resolveConfig() takes any value or names the setting that is wrong", async () => {
    const keys = fc.constantFrom(
      "url",
      "models",
      "ledger",
      "transaction",
      "ddlLockTimeout",
      "lockRetries",
      "include",
      "databases",
      "timezone",
      "fileTemplate",
      "nonsense",
      "valueOf",
      "constructor",
    );
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.anything(), fc.dictionary(keys, fc.anything())), async (value) => {
        fc.pre(typeof value !== "function");
        try {
          await resolveConfig(value, { x: {}, env: {} }, "migr.config.ts");
        } catch (error) {
          expect(error).toMatchObject({ code: "CONFIG_INVALID" });
        }
      }),
      RUNS,
    );
  });
});
