/**
 * What fails, as a file like those in `test/cases/diff`: as few statements as still fail.
 *
 * @module
 */
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Dialect } from "../../core/dialects/dialect.ts";
import { parseScenario } from "../cases/diff/scenario.ts";
import type { Failure, Judge, Verdict } from "./oracle.ts";
import type { Scenario } from "./scenario.ts";

/** No more attempts than that to make a list smaller. */
const PATIENCE = 80;

/**
 * Leaves statements out as long as the scenario still fails in the same way. What fails on the way back is turned round.
 *
 * @returns the smallest that was found
 */
export async function shrink(judge: Judge, scenario: Scenario, failure: Failure, dialect: Dialect): Promise<Scenario> {
  const { name, before, after } = scenario;
  const turned = failure.reason.startsWith(RETURN) ? { name, before: after, after: before } : scenario;
  const isAlike = sameFailure(failure);
  const start = isAlike(await judge.step(turned)) ? turned : scenario;
  const [left = [], right = []] = [start.before, start.after].map((text) => dialect.split(text).map(({ sql }) => sql));
  const without = (kept: readonly string[]): Scenario => {
    return fromStatements(
      name,
      left.filter((sql) => kept.includes(sql)),
      right.filter((sql) => kept.includes(sql)),
    );
  };
  const all = [...new Set([...left, ...right])];
  const judged = start === turned ? judge.step.bind(judge) : judge.judge.bind(judge);
  return without(await fewest(all, async (kept) => isAlike(await judged(without(kept)))));
}

/** How a failure begins that the way back has. */
const RETURN = "coming back";

/** Tells whether others fail in the same way; the direction may be another one. */
export function sameFailure(failure: Failure): (verdict: Verdict) => boolean {
  return (verdict) => verdict.outcome === "fails" && kindOf(verdict) === kindOf(failure);
}

/**
 * As few items as still have a property: what can be left out is looked for in halves, then in smaller and smaller parts,
 * from the end, because what comes later often needs what comes before.
 */
export async function fewest<T>(items: readonly T[], holds: (kept: readonly T[]) => Promise<boolean>): Promise<T[]> {
  let kept = [...items];
  let attempts = 0;
  for (let size = Math.ceil(kept.length / 2); size > 0; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let end = kept.length; end > 0 && attempts < PATIENCE; end -= size, attempts++) {
      const fewer = [...kept.slice(0, Math.max(end - size, 0)), ...kept.slice(end)];
      if (await holds(fewer)) kept = fewer;
    }
  }
  return kept;
}

function fromStatements(name: string, before: readonly string[], after: readonly string[]): Scenario {
  const text = (list: readonly string[]): string => list.map((sql) => `${sql};\n`).join("");
  return { name, before: text(before), after: text(after) };
}

/** The first words of a failure; names in it may differ. */
function kindOf({ reason }: Failure): string {
  return withoutNames(reason.split("\n")[0]?.replace(/^[\w ]+: /, "") ?? "");
}

/** What failures of one origin have in common: the first words and, where two things differ, the first lines that do. */
export function signatureOf(failure: Failure): string {
  const differing = failure.reason.split("\n").filter((line) => /^[+-] /.test(line));
  return [kindOf(failure), ...differing.slice(2, 4).map(withoutNames)].join("\n");
}

/** A text of which only the names differ elsewhere. */
export function withoutNames(text: string): string {
  return text.replaceAll(/"[^"]*"|_\d+|\d+/g, "…");
}

/** Roles of the soak are not there where cases run; these are everywhere. */
const ROLES: Readonly<Record<string, string>> = { soak_owner: "pg_monitor", soak_reader: "pg_read_all_data" };

/** A scenario in the format of `test/cases/diff`. */
export function caseText({ name, before, after }: Scenario): string {
  const sql = (text: string): string => text.trim().replaceAll(/soak_\w+/g, (role) => ROLES[role] ?? role);
  return `-- ${name}\n-- allow: rewrite, lossy\n\n-- old:\n${sql(before)}\n\n-- new:\n${sql(after)}\n`;
}

/** Writes a scenario into a folder, under its name. */
export function saveCase(folder: string, scenario: Scenario): string {
  const name = scenario.name.replaceAll("-→", " from nothing to ").replaceAll("→-", " to nothing");
  const path = join(folder, `${name.replaceAll(/[^\w]+/g, "_").slice(0, 100)}.sql`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, caseText(scenario));
  return path;
}

/** The scenarios in a file or a folder of such files. */
export function savedCases(path: string): Scenario[] {
  const files = statSync(path).isDirectory() ? readdirSync(path).sort() : [""];
  return files.map((file) => {
    const name = file === "" ? basename(path) : file;
    const { setup, old, new: wanted } = parseScenario(name, readFileSync(join(path, file), "utf8"));
    return { name, before: `${setup}\n${old}`, after: `${setup}\n${wanted}` };
  });
}
