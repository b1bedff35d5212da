/**
 * The soak: random schemas over every kind of object become other ones and come back, until the time is up.
 *
 *     npm run soak -- --engine postgres --major 18 --seed 7 --minutes 10
 *     npm run soak -- --engine sqlite --each            every single change of every feature, once
 *     npm run soak -- --each --only policy,trigger      those of some features
 *
 * What fails is shrunk and printed as the two schemas. At the end stands which features were reached.
 *
 * @module
 */
import { parseArgs } from "node:util";
import fc from "fast-check";
import type { PostgresMajor } from "../support/postgres_server.ts";
import { postgresEngine, sqliteEngine } from "./databases.ts";
import { type Engine, type Feature, featuresOf } from "./feature.ts";
import { Judge, type Verdict } from "./oracle.ts";
import { type Change, everyChange, randomChanges, type Scenario, scenarioOf } from "./scenario.ts";

const { values } = parseArgs({
  options: {
    engine: { type: "string", default: "postgres" },
    major: { type: "string", default: "18" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    minutes: { type: "string", default: "5" },
    size: { type: "string", default: "12" },
    each: { type: "boolean", default: false },
    only: { type: "string" },
    verbose: { type: "boolean", default: false },
  },
});

/** How often each outcome was seen, and with which features. */
const tally = { holds: 0, void: 0, unmodelled: 0, fails: 0 };
const reached = new Map<string, Set<Verdict["outcome"]>>();

async function main(): Promise<void> {
  const { engine, major, seed, minutes, size, each, only } = values;
  if (engine !== "postgres" && engine !== "sqlite") throw new Error(`--engine is postgres or sqlite, not "${engine}".`);
  const all = featuresOf(engine as Engine, Number(major));
  const parts = only?.split(",") ?? [""];
  const features = all.filter(({ base, name }) => base || parts.some((part) => name.includes(part)));
  const { open, stop } = engine === "sqlite" ? sqliteEngine() : await postgresEngine(Number(major) as PostgresMajor);
  try {
    if (each) await tryEach(new Judge(open), features);
    else await tryRandom(new Judge(open), features, Number(seed), Number(minutes), Number(size));
  } finally {
    await stop();
  }
  report(features);
  process.exit(tally.fails > 0 ? 1 : 0);
}

async function tryEach(judge: Judge, features: readonly Feature[]): Promise<void> {
  for (const change of everyChange(features)) {
    const scenario = scenarioOf(features, [change]);
    const verdict = await account(judge, features, [change], scenario);
    if (verdict.outcome === "fails" || (verdict.outcome !== "holds" && values.verbose)) print(scenario, verdict);
  }
}

async function tryRandom(
  judge: Judge,
  features: readonly Feature[],
  seed: number,
  minutes: number,
  size: number,
): Promise<void> {
  console.log(`seed ${seed}`);
  const property = fc.asyncProperty(randomChanges(features, size), async (changes) => {
    const scenario = scenarioOf(features, changes);
    const verdict = await account(judge, features, changes, scenario);
    fc.pre(verdict.outcome !== "void" && verdict.outcome !== "unmodelled");
    if (verdict.outcome === "fails") throw new Error(`${verdict.reason}\n\n${asText(scenario)}`);
  });
  const limits = {
    interruptAfterTimeLimit: minutes * 60_000,
    maxSkipsPerRun: 1_000_000,
    markInterruptAsFailure: false,
  };
  const details = await fc.check(property, { seed, numRuns: 1_000_000, ...limits });
  if (details.failed) console.log(String(details.errorInstance));
}

async function account(
  judge: Judge,
  features: readonly Feature[],
  changes: readonly Change[],
  scenario: Scenario,
): Promise<Verdict> {
  const verdict = await judge.judge(scenario, !values.each);
  tally[verdict.outcome] += 1;
  for (const { feature } of changes) {
    const name = features[feature]?.name ?? "";
    reached.set(name, (reached.get(name) ?? new Set()).add(verdict.outcome));
  }
  return verdict;
}

function print(scenario: Scenario, verdict: Exclude<Verdict, { outcome: "holds" }>): void {
  console.log(`\n✗ ${scenario.name}: ${verdict.outcome}\n${verdict.reason}`);
  if (values.verbose) console.log(asText(scenario));
}

function asText({ before, after }: Scenario): string {
  return `-- before\n${before}\n\n-- after\n${after}\n`;
}

function report(features: readonly Feature[]): void {
  console.log(
    `\n${tally.holds} hold, ${tally.fails} fail, ${tally.unmodelled} unmodelled, ${tally.void} refused by the engine`,
  );
  for (const { name } of features) {
    const outcomes = reached.get(name);
    const mark = outcomes?.has("fails") ? "✗" : outcomes?.has("holds") ? "✓" : outcomes?.has("unmodelled") ? "…" : "·";
    console.log(`  ${mark} ${name}`);
  }
}

await main();
