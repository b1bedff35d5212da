/**
 * The language of checks: each condition is one line that reads as a sentence, so that a teacher writes it without a
 * manual. Reading and printing are here; `evaluate.ts` decides whether one holds.
 *
 * | condition | holds when |
 * |---|---|
 * | `table users exists`, `column users.email is gone` | the schema has the object, or has it no more |
 * | `column users.email has notNull`, `… has type text`, `… lacks default` | the object's attribute is so |
 * | `table users has 12 rows` | that many rows are there |
 * | `query SELECT count(*) FROM users gives 12` | the first value of the answer is that |
 * | `database is at head`, `… at base`, `… at ae10, b2c0` | the database stands there |
 * | `revision ae10 is applied`, `… is not applied` | |
 * | `there is 1 head`, `there are 5 revisions`, `… at least 5 revisions` | the files have so many |
 * | `model matches` | autogenerate finds nothing to do |
 * | `round trip of head keeps everything`, `… the schema`, `… the rows` | up, down and up again lose nothing |
 * | `no revision rewrites`, `no revision scans under AccessExclusiveLock` | as measured, of those that ran since the start |
 * | `file schema.ts contains varchar` | the text is in the file |
 *
 * @module
 */
import { KINDS, nearest, type ObjectKind } from "../../core/mod.ts";

/** A revision by its id (or the beginning of it), or `head` for the newest. */
export type RevisionName = string;

export type Condition =
  | { readonly is: "object"; readonly kind: ObjectKind; readonly name: string; readonly exists: boolean }
  | {
      readonly is: "attribute";
      readonly kind: ObjectKind;
      readonly name: string;
      readonly attribute: string;
      readonly has: boolean;
      /** Absent: any value. */
      readonly value?: string;
    }
  | { readonly is: "rows"; readonly table: string; readonly count: number }
  | { readonly is: "query"; readonly sql: string; readonly value: string }
  | { readonly is: "at"; readonly revisions: readonly RevisionName[] }
  | { readonly is: "applied"; readonly revision: RevisionName; readonly applied: boolean }
  | {
      readonly is: "count";
      readonly of: "heads" | "revisions";
      readonly count: number;
      readonly atLeast: boolean;
    }
  | { readonly is: "model" }
  | { readonly is: "roundTrip"; readonly revision: RevisionName; readonly keeps: "schema" | "rows" | "everything" }
  | { readonly is: "never"; readonly effect: "rewrite" }
  | { readonly is: "never"; readonly effect: "scan"; readonly lock: string }
  | { readonly is: "file"; readonly path: string; readonly text: string; readonly contains: boolean };

/** A form of condition: how it looks, and what it means. */
interface Form {
  readonly example: string;
  readonly pattern: RegExp;
  read(parts: readonly string[]): Condition;
}

/** `foreignKey` as people write it: `foreign key`. */
export const kindWords = (kind: ObjectKind): string => kind.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

const KIND = `(${KINDS.map(kindWords)
  .sort((a, b) => b.length - a.length)
  .join("|")})`;

const kindOf = (words: string): ObjectKind => KINDS.find((kind) => kindWords(kind) === words) ?? "table";

const unquoted = (text: string): string => (/^(["']).*\1$/.test(text) ? text.slice(1, -1) : text);

/** In the order in which they are tried. */
const FORMS: readonly Form[] = [
  {
    example: "table users has 12 rows",
    pattern: /^table (\S+) has (\d+|no) rows?$/,
    read: ([table = "", count = ""]) => ({ is: "rows", table, count: count === "no" ? 0 : Number(count) }),
  },
  {
    example: "table users exists",
    pattern: new RegExp(`^${KIND} (\\S+) (exists|is gone)$`),
    read: ([kind = "", name = "", word]) => ({ is: "object", kind: kindOf(kind), name, exists: word === "exists" }),
  },
  {
    example: "column users.email has notNull",
    pattern: new RegExp(`^${KIND} (\\S+) (has|lacks) (\\w+)(?: (.+))?$`),
    read: ([kind = "", name = "", word, attribute = "", value]) => ({
      is: "attribute",
      kind: kindOf(kind),
      name,
      attribute,
      has: word === "has",
      ...(value === undefined ? {} : { value: unquoted(value) }),
    }),
  },
  {
    example: "query SELECT count(*) FROM users gives 12",
    pattern: /^query (.+) gives (.+)$/,
    read: ([sql = "", value = ""]) => ({ is: "query", sql, value: unquoted(value) }),
  },
  {
    example: "database is at head",
    pattern: /^(?:the )?database is at (\w+(?:, ?\w+)*)$/,
    read: ([list = ""]) => ({ is: "at", revisions: list === "base" ? [] : list.split(/, ?/) }),
  },
  {
    example: "revision ae1027 is applied",
    pattern: /^revision (\w+) is (not )?applied$/,
    read: ([revision = "", not]) => ({ is: "applied", revision, applied: not === undefined }),
  },
  {
    example: "there is 1 head",
    pattern: /^there (?:is|are) (at least )?(\d+) (head|revision)s?$/,
    read: ([atLeast, count, noun]) => ({
      is: "count",
      of: noun === "head" ? "heads" : "revisions",
      count: Number(count),
      atLeast: atLeast !== undefined,
    }),
  },
  { example: "model matches", pattern: /^(?:the )?model matches$/, read: () => ({ is: "model" }) },
  {
    example: "round trip of head keeps everything",
    pattern: /^round trip of (\w+) keeps (?:the )?(schema|rows|everything)$/,
    read: ([revision = "", keeps]) => ({ is: "roundTrip", revision, keeps: keeps as "schema" }),
  },
  {
    example: "no revision rewrites",
    pattern: /^no revision rewrites$/,
    read: () => ({ is: "never", effect: "rewrite" }),
  },
  {
    example: "no revision scans under AccessExclusiveLock",
    pattern: /^no revision scans under (\w+Lock)$/,
    read: ([lock = ""]) => ({ is: "never", effect: "scan", lock }),
  },
  {
    example: "file schema.ts contains varchar",
    pattern: /^file (\S+) (contains|lacks) (.+)$/,
    read: ([path = "", word, text = ""]) => ({ is: "file", path, text: unquoted(text), contains: word === "contains" }),
  },
];

/** One example of every form, for error messages and the authoring mode. */
export const CONDITION_EXAMPLES: readonly string[] = FORMS.map(({ example }) => example);

/** What is wrong with a text that is no condition. */
export interface ConditionFault {
  readonly message: string;
  readonly hint: string;
}

/**
 * Reads a condition.
 *
 * @example readCondition("table users exists") // { is: "object", kind: "table", name: "users", exists: true }
 */
export function readCondition(text: string): Condition | ConditionFault {
  const line = text.trim().replace(/\s+/g, " ");
  for (const { pattern, read } of FORMS) {
    const match = pattern.exec(line);
    if (match !== null) return read(match.slice(1));
  }
  return { message: `"${line}" is no condition.`, hint: suggestion(line) };
}

function suggestion(line: string): string {
  const [first = ""] = line.split(" ");
  const alike = CONDITION_EXAMPLES.filter((example) => example.startsWith(`${first} `));
  const [near] =
    alike.length > 0
      ? []
      : nearest(
          first,
          CONDITION_EXAMPLES.map((example) => example.split(" ")[0] ?? ""),
        );
  const shown = alike.length > 0 ? alike : CONDITION_EXAMPLES.filter((example) => example.startsWith(`${near} `));
  const list = shown.length > 0 ? shown : CONDITION_EXAMPLES;
  return `Write it like one of these: ${list.map((example) => `"${example}"`).join(", ")}.`;
}

/** What was read is a condition. */
export function isCondition(value: Condition | ConditionFault): value is Condition {
  return "is" in value;
}

/** A condition as it is written into a lesson; {@link readCondition} reads it back. */
export function printCondition(condition: Condition): string {
  switch (condition.is) {
    case "object":
      return `${kindWords(condition.kind)} ${condition.name} ${condition.exists ? "exists" : "is gone"}`;
    case "attribute": {
      const value = condition.value === undefined ? "" : ` ${condition.value}`;
      return `${kindWords(condition.kind)} ${condition.name} ${condition.has ? "has" : "lacks"} ${condition.attribute}${value}`;
    }
    case "rows":
      return `table ${condition.table} has ${condition.count} ${condition.count === 1 ? "row" : "rows"}`;
    case "query":
      return `query ${condition.sql} gives ${condition.value}`;
    case "at":
      return `database is at ${condition.revisions.length === 0 ? "base" : condition.revisions.join(", ")}`;
    case "applied":
      return `revision ${condition.revision} is ${condition.applied ? "" : "not "}applied`;
    case "count": {
      const noun = condition.count === 1 ? condition.of.slice(0, -1) : condition.of;
      return `there ${condition.count === 1 ? "is" : "are"} ${condition.atLeast ? "at least " : ""}${condition.count} ${noun}`;
    }
    case "model":
      return "model matches";
    case "roundTrip":
      return `round trip of ${condition.revision} keeps ${condition.keeps === "everything" ? "" : "the "}${condition.keeps}`;
    case "never":
      return condition.effect === "rewrite" ? "no revision rewrites" : `no revision scans under ${condition.lock}`;
    case "file":
      return `file ${condition.path} ${condition.contains ? "contains" : "lacks"} ${condition.text}`;
  }
}
