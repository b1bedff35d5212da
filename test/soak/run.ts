/**
 * The soak: random schemas over every kind of object become other ones and come back, until the time is up. Its options
 * stand in {@link HELP}.
 *
 * @module
 */
import { parseArgs } from "node:util";
import fc from "fast-check";
import { postgres } from "../../core/dialects/postgres/mod.ts";
import { sqlite } from "../../core/dialects/sqlite/mod.ts";
import type { PostgresMajor } from "../support/postgres_server.ts";
import { caseText, fewest, sameFailure, saveCase, savedCases, shrink, signatureOf, withoutNames } from "./case_file.ts";
import { Checklist } from "./checklist.ts";
import { type Engine, pgliteEngine, postgresEngine, sqliteEngine } from "./databases.ts";
import { type Feature, featuresOf } from "./feature.ts";
import { type Failure, Judge, type Verdict } from "./oracle.ts";
import { type Change, everyChange, randomChanges, type Scenario, scenarioOf } from "./scenario.ts";

const HELP = `npm run soak -- --engine postgres --major 18 --seed 7 --minutes 10
npm run soak -- --engine pglite --seed 7          without an observer besides migr's own catalog
npm run soak -- --engine sqlite --each            every single change of every feature, once
npm run soak -- --each --only policy,70_code      those of some features, or of a file
npm run soak -- --cases FOLDER                    what was saved before, or scenarios of test/cases/diff

What fails is shrunk and printed as a case for test/cases/diff, and is not told again; the seed above it begins with it. At
the end stands which features were reached, and which kinds of objects and attributes occurred.

  --engine NAME   postgres, pglite or sqlite
  --major N       the version of PostgreSQL, 18 or 14
  --seed N        with which random schemas begin
  --minutes N     how long to look for failures
  --size N        how many features a scenario has, at most
  --each          every single change of every feature, instead of random schemas
  --only A,B      features whose names have these words, or files that begin with them
  --save FOLDER   where to write what fails
  --cases FOLDER  tries these instead
  --verbose       prints what the engine or migr declines, too
`;

const { values } = parseArgs({
  options: {
    help: { type: "boolean", default: false },
    engine: { type: "string", default: "postgres" },
    major: { type: "string", default: "18" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    minutes: { type: "string", default: "5" },
    size: { type: "string", default: "12" },
    each: { type: "boolean", default: false },
    only: { type: "string" },
    save: { type: "string" },
    cases: { type: "string" },
    verbose: { type: "boolean", default: false },
  },
});

/** What PGlite lacks: replication, and what comes in libraries that it does not have. */
const NOT_IN_PGLITE = /SUBSCRIPTION|postgres_fdw/;

/** Starts an engine. */
const ENGINES: Readonly<Record<string, () => Engine | Promise<Engine>>> = {
  postgres: () => postgresEngine(Number(values.major) as PostgresMajor),
  pglite: () => pgliteEngine(),
  sqlite: () => sqliteEngine(),
};

/** How often each outcome was seen, and with which features. */
const tally = { holds: 0, void: 0, unmodelled: 0, declined: 0, fails: 0 };
const reached = new Map<string, Set<Verdict["outcome"]>>();
/** Why nothing could be said, and how often. */
const reasons = new Map<string, number>();

async function main(): Promise<void> {
  if (values.help) return console.log(HELP);
  const { engine, major, seed, minutes, size, each, only } = values;
  const start = ENGINES[engine];
  if (start === undefined) {
    throw new Error(`--engine is one of ${Object.keys(ENGINES).join(", ")}, not "${engine}".`);
  }
  const language = engine === "sqlite" ? "sqlite" : "postgres";
  const all = featuresOf(language, (variant) =>
    engine === "pglite" ? !NOT_IN_PGLITE.test(variant.sql) : variant.since <= Number(major),
  );
  const parts = only?.split(",") ?? [""];
  const isMeant = ({ name, file }: Feature): boolean =>
    parts.some((part) => name.includes(part) || (part !== "" && file.startsWith(part)));
  const features = all.filter((feature) => feature.base || isMeant(feature));
  const { open, stop } = await start();
  const checklist = new Checklist();
  const judge = new Judge(open, (before, after) => checklist.see(before, after));
  try {
    if (values.cases !== undefined) await tryCases(judge, values.cases);
    else if (each) await tryEach(judge, features);
    else await tryRandom(judge, features, Number(seed), Number(minutes), Number(size));
    await judge.close();
  } finally {
    await stop();
  }
  if (values.cases === undefined) report(features);
  else console.log(total());
  console.log(`\n${checklist.lines(language).join("\n")}`);
  process.exit(tally.fails > 0 ? 1 : 0);
}

async function tryEach(judge: Judge, features: readonly Feature[]): Promise<void> {
  for (const change of everyChange(features)) {
    const scenario = scenarioOf(features, [change]);
    const verdict = account(features, [change], await judge.step(scenario));
    const isTold = verdict.outcome === "fails" || verdict.outcome === "declined" || values.verbose;
    if (isTold && verdict.outcome !== "holds") {
      await print(judge, scenario, verdict);
    }
  }
}

async function tryCases(judge: Judge, folder: string): Promise<void> {
  for (const scenario of savedCases(folder)) await print(judge, scenario, account([], [], await judge.judge(scenario)));
}

async function tryRandom(
  judge: Judge,
  features: readonly Feature[],
  seed: number,
  minutes: number,
  size: number,
): Promise<void> {
  const end = Date.now() + minutes * 60_000;
  const told = new Set<string>();
  for (let round = seed; Date.now() < end; round++) {
    console.log(`seed ${round}`);
    const known = (verdict: Failure): boolean => told.has(signatureOf(verdict));
    const found = await nextFailure(judge, features, { seed: round, size, known, milliseconds: end - Date.now() });
    if (found === undefined) return;
    told.add(signatureOf(found.verdict));
    const isAlike = sameFailure(found.verdict);
    const few = await fewest(found.changes, async (kept) => isAlike(await judge.judge(scenarioOf(features, kept))));
    const scenario = scenarioOf(features, few);
    const verdict = await judge.judge(scenario);
    if (verdict.outcome === "fails") told.add(signatureOf(verdict));
    reach(features, few, found.verdict);
    await print(judge, scenario, verdict);
  }
}

interface Search {
  readonly seed: number;
  readonly size: number;
  /** It was told before and is only counted. */
  readonly known: (verdict: Failure) => boolean;
  readonly milliseconds: number;
}

/** The next failure that is not known; undefined: time is up. */
async function nextFailure(
  judge: Judge,
  features: readonly Feature[],
  { seed, size, known, milliseconds }: Search,
): Promise<{ readonly changes: readonly Change[]; readonly verdict: Failure } | undefined> {
  let found: { readonly changes: readonly Change[]; readonly verdict: Failure } | undefined;
  let running: Promise<Verdict> | undefined;
  const property = fc.asyncProperty(randomChanges(features, size), async (changes) => {
    running = judge.judge(scenarioOf(features, changes));
    const verdict = count(await running);
    if (verdict.outcome !== "fails") reach(features, changes, verdict);
    fc.pre(verdict.outcome === "holds" || verdict.outcome === "fails");
    if (verdict.outcome !== "fails" || known(verdict)) return;
    found = { changes, verdict };
    throw new Error(verdict.reason);
  });
  const limits = {
    interruptAfterTimeLimit: milliseconds,
    maxSkipsPerRun: 1_000_000,
    markInterruptAsFailure: false,
    endOnFailure: true,
  };
  await fc.check(property, { seed, numRuns: 1_000_000, ...limits });
  // When time is up it does not wait for the last one.
  await running;
  return found;
}

function account(features: readonly Feature[], changes: readonly Change[], verdict: Verdict): Verdict {
  reach(features, changes, count(verdict));
  return verdict;
}

function count(verdict: Verdict): Verdict {
  tally[verdict.outcome] += 1;
  if (verdict.outcome !== "holds" && verdict.outcome !== "fails") {
    const reason = `${verdict.outcome}: ${withoutNames(verdict.reason.split("\n")[0] ?? "")}`;
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  return verdict;
}

function reach(features: readonly Feature[], changes: readonly Change[], { outcome }: Verdict): void {
  for (const { feature } of changes) {
    const name = features[feature]?.name ?? "";
    reached.set(name, (reached.get(name) ?? new Set()).add(outcome));
  }
}

async function print(judge: Judge, scenario: Scenario, verdict: Verdict): Promise<void> {
  if (verdict.outcome === "holds") return;
  console.log(`\n✗ ${scenario.name}: ${verdict.outcome}\n${verdict.reason}`);
  if (verdict.outcome !== "fails" || (values.each && values.save === undefined)) {
    if (values.verbose) console.log(caseText(scenario));
    return;
  }
  const small = await shrink(judge, scenario, verdict, values.engine === "sqlite" ? sqlite : postgres);
  console.log(values.save === undefined ? caseText(small) : `saved: ${saveCase(values.save, small)}`);
}

function total(): string {
  const { holds, fails, unmodelled, declined } = tally;
  return `\n${holds} hold, ${fails} fail, ${declined} declined, ${unmodelled} unmodelled, ${tally.void} refused by the engine`;
}

function report(features: readonly Feature[]): void {
  console.log(total());
  for (const [reason, times] of reasons) console.log(`  ${times} × ${reason}`);
  for (const { name } of features) {
    const outcomes = reached.get(name);
    const mark = outcomes?.has("fails") ? "✗" : outcomes?.has("holds") ? "✓" : outcomes?.has("unmodelled") ? "…" : "·";
    console.log(`  ${mark} ${name}`);
  }
}

await main();
