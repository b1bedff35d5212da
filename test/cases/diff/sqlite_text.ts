/**
 * The text of SQLite's tables, made equal where it means the same: a constraint may stand in its column or beside the
 * columns, with a name or without.
 *
 * @module
 */

const TABLE = /^(text: type=table .*?create table \S+ )\( (.*) \)([^)]*)$/;

/** A dump of `observeSqlite` with the constraints of each table beside its columns, without their names, in order. */
export function withoutPlaces(dump: string): string {
  return dump
    .split("\n")
    .map((line) => {
      const [, head, body, tail = ""] = TABLE.exec(line) ?? [];
      if (head === undefined || body === undefined) return line;
      return `${head}( ${separate(body.split(" ")).sort().join(" , ")} )${tail}`;
    })
    .join("\n");
}

/** Columns without their constraints, and the constraints as the table's. */
function separate(tokens: readonly string[]): string[] {
  return items(tokens).flatMap((item) => {
    const parts = clauses(item);
    const [first = []] = parts;
    const isConstraint = TABLE_CONSTRAINTS.has(first[0] ?? "");
    if (isConstraint) return [parts.flat().join(" ")];
    const own = parts
      .filter((part) => part === first || !MOVED.has(part[0] ?? ""))
      .map((part) => (part[0] === "generated" ? part.slice("generated always".split(" ").length) : part));
    const moved = parts.filter((part) => part !== first && MOVED.has(part[0] ?? ""));
    return [own.flat().join(" "), ...moved.map((part) => asTableConstraint(part, first[0] ?? ""))];
  });
}

function asTableConstraint(part: readonly string[], column: string): string {
  const [kind] = part;
  if (kind === "check") return part.join(" ");
  const length = kind === "primary" ? 2 : 1;
  const key = kind === "references" ? ["foreign", "key"] : part.slice(0, length);
  const rest = kind === "references" ? part : part.slice(length);
  // `PRIMARY KEY AUTOINCREMENT` is `PRIMARY KEY (id AUTOINCREMENT)` there.
  const counts = rest.includes("autoincrement") ? ["autoincrement"] : [];
  return [...key, "(", column, ...counts, ")", ...rest.filter((word) => word !== "autoincrement")].join(" ");
}

const MOVED = new Set(["primary", "unique", "check", "references"]);
const TABLE_CONSTRAINTS = new Set(["primary", "unique", "check", "foreign"]);
const STARTS = new Set([...MOVED, "not", "null", "default", "collate", "generated", "as", "foreign", "constraint"]);
/** Words that start a clause only where they are not part of another one. */
const INSIDE: Readonly<Record<string, readonly string[]>> = {
  default: ["null", "not"],
  not: ["null"],
  generated: ["as"],
  foreign: ["references"],
  references: ["not", "null", "default"],
};

/** A column or constraint in its clauses, without `CONSTRAINT name`. */
function clauses(item: readonly string[]): string[][] {
  const found: string[][] = [[]];
  let depth = 0;
  for (let at = 0; at < item.length; at++) {
    const token = item[at] ?? "";
    const current = found.at(-1) as string[];
    if (depth === 0 && token === "constraint") {
      at += 1;
      continue;
    }
    const inside = INSIDE[current[0] ?? ""]?.includes(token) === true && !isDone(current);
    if (depth === 0 && STARTS.has(token) && !inside && current.length + found.length > 1) found.push([token]);
    else current.push(token);
    if (token === "(") depth += 1;
    if (token === ")") depth -= 1;
  }
  return found.filter((part) => part.length > 0);
}

/** `DEFAULT NULL` and `NOT NULL` are whole: the next `NOT` is another clause. */
function isDone(clause: readonly string[]): boolean {
  return (clause[0] === "default" || clause[0] === "not") && clause.length > 1;
}

function items(tokens: readonly string[]): string[][] {
  const found: string[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (token === "(") depth += 1;
    if (token === ")") depth -= 1;
    if (token === "," && depth === 0) found.push([]);
    else found.at(-1)?.push(token);
  }
  return found;
}
