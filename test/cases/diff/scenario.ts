/**
 * Scenarios: files that say how a schema was, how it shall be, and what may be lost on the way.
 *
 *     -- A column that views read becomes wider.
 *     -- since: 18                                only from this major on (PostgreSQL); until: 17 the other way
 *     -- without: PGlite (no replication)          an engine that lacks what it needs, and what that is
 *     -- allow: rewrite, lossy                    the worst that may happen: scan, rewrite; lossy
 *     -- rename: users.name:users.full_name       answers to questions; may be repeated
 *     -- fails: cannot be                         the change is refused with a message that has these words
 *     -- values: may change                       conversions print values otherwise than before
 *     -- spelling: may differ                     the engine prints its own words in others when they come back
 *
 *     -- setup:                                   (optional) runs first, in both databases
 *     -- old:
 *     CREATE TABLE users (name varchar(10));
 *     -- rows:                                    (optional) runs after old
 *     INSERT INTO users VALUES ('a');
 *     -- new:
 *     CREATE TABLE users (name varchar(20));
 *
 * @module
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ImpactClass } from "../../../core/proof/impact.ts";

export interface Scenario {
  /** The path below the folder, without the ending. */
  readonly file: string;
  readonly title: string;
  readonly since: number;
  readonly until: number;
  /** Names of engines, each with a reason. */
  readonly without: readonly string[];
  readonly allow: { readonly impact: ImpactClass; readonly lossy: boolean };
  readonly renames: readonly string[];
  readonly fails: string | undefined;
  readonly valuesMayChange: boolean;
  readonly spellingMayDiffer: boolean;
  readonly setup: string;
  readonly old: string;
  readonly rows: string;
  readonly new: string;
}

const SECTIONS = ["setup", "old", "rows", "new"] as const;
const KEYS = ["since", "until", "without", "allow", "rename", "fails", "values", "spelling"] as const;
const ALLOWED = ["scan", "rewrite", "lossy"];

/** All scenarios in a folder beside this file, by name. */
export function scenariosIn(folder: string): Scenario[] {
  const root = join(import.meta.dirname, folder);
  const names = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".sql"));
  return names.sort().map((name) => parseScenario(name.replace(/\.sql$/, ""), readFileSync(join(root, name), "utf8")));
}

/** @throws Error for a key or section that is not known: a typing mistake must not switch a check off */
export function parseScenario(file: string, text: string): Scenario {
  const sections = new Map<string, string[]>();
  const head: string[] = [];
  let current = head;
  for (const line of text.split("\n")) {
    const [, name] = /^-- (\w+):\s*$/.exec(line) ?? [];
    if (name === undefined) {
      current.push(line);
      continue;
    }
    if (!(SECTIONS as readonly string[]).includes(name)) throw new Error(`${file}: there is no section "${name}".`);
    current = [];
    sections.set(name, current);
  }
  if (!sections.has("old") || !sections.has("new")) throw new Error(`${file}: it needs "-- old:" and "-- new:".`);
  const of = (name: (typeof SECTIONS)[number]): string => (sections.get(name) ?? []).join("\n").trim();
  return { ...readHead(file, head), setup: of("setup"), old: of("old"), rows: of("rows"), new: of("new") };
}

function readHead(file: string, lines: readonly string[]): Omit<Scenario, (typeof SECTIONS)[number]> {
  const values: Record<string, string[]> = {};
  const title: string[] = [];
  for (const line of lines) {
    const [, key, value = ""] = /^-- ([a-z]+): (.+)$/.exec(line) ?? [];
    if (key === undefined) {
      if (line.trim() !== "") title.push(line.replace(/^-- ?/, ""));
      continue;
    }
    if (!(KEYS as readonly string[]).includes(key)) throw new Error(`${file}: there is no key "${key}".`);
    values[key] = [...(values[key] ?? []), value.trim()];
  }
  const allow = (values.allow ?? []).flatMap((list) => list.split(/,\s*/));
  const unknown = allow.find((word) => !ALLOWED.includes(word));
  if (unknown !== undefined) throw new Error(`${file}: "${unknown}" is not one of ${ALLOWED.join(", ")}.`);
  const impact = allow.includes("rewrite") ? "rewrite" : allow.includes("scan") ? "scan" : "metadata";
  return {
    file,
    title: title.join(" "),
    since: Number(values.since?.[0] ?? 0),
    without: values.without ?? [],
    until: Number(values.until?.[0] ?? Number.POSITIVE_INFINITY),
    allow: { impact, lossy: allow.includes("lossy") },
    renames: values.rename ?? [],
    fails: values.fails?.[0],
    valuesMayChange: values.values?.[0] === "may change",
    spellingMayDiffer: values.spelling?.[0] === "may differ",
  };
}
