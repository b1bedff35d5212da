/**
 * Which line of a TypeScript revision a statement came from. Operations are recorded and compiled together, so the
 * statement itself does not know: the calls are noted with their lines, and the one that fits best is meant.
 *
 * @module
 */
import type { RevisionModule } from "../../core/mod.ts";
import type { FindPlace } from "./problem.ts";

export interface Call {
  readonly line: number;
  /** Names and texts that were handed over. */
  readonly words: readonly string[];
}

/** A module whose calls of `op` are noted in a list. */
export function withCallsNoted(module: RevisionModule, find: FindPlace, calls: Call[]): RevisionModule {
  const noted =
    (run: RevisionModule["upgrade"]): RevisionModule["upgrade"] =>
    async (op) => {
      calls.length = 0;
      await run(notedOperations(op, find, calls));
    };
  return {
    upgrade: noted(module.upgrade),
    ...(module.downgrade === undefined ? {} : { downgrade: noted(module.downgrade) }),
  };
}

/** A copy, because what revisions are given is frozen. */
function notedOperations<T extends object>(op: T, find: FindPlace, calls: Call[]): T {
  const copy: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(op)) {
    copy[name] = typeof member !== "function" ? member : noting(member as Callback, op, find, calls);
  }
  return copy as T;
}

type Callback = (...args: unknown[]) => unknown;

function noting(member: Callback, op: object, find: FindPlace, calls: Call[]): Callback {
  return (...args) => {
    const line = find(new Error().stack ?? "")?.line;
    if (line !== undefined) calls.push({ line, words: wordsIn(args) });
    return member.apply(op, args);
  };
}

function wordsIn(value: unknown, depth = 0): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null || depth > 4) return [];
  return Object.values(value).flatMap((item) => wordsIn(item, depth + 1));
}

/**
 * The line of the call that a statement most probably came from: the one of whose words the statement has most.
 *
 * @example lineOf("DROP TABLE books", calls)
 */
export function lineOf(sql: string, calls: readonly Call[]): number | undefined {
  let best: { readonly line: number; readonly score: number } | undefined;
  for (const { line, words } of calls) {
    const found = words.filter((word) => word !== "" && sql.includes(word));
    const score =
      found.reduce((sum, word) => sum + word.length, 0) / (1 + words.join("").length - found.join("").length);
    if (score > (best?.score ?? 0)) best = { line, score };
  }
  return best?.line;
}
