/**
 * The runner that fits a bundle: the smallest `upgrade` and dialect that can do what its revisions say.
 *
 * @module
 */
import { KINDS, type ObjectKind } from "../catalog/object.ts";
import { MigrError } from "../errors.ts";
import type { RevisionGraph } from "./graph.ts";
import { kindsUsed } from "./kinds_used.ts";

/** The lines that export `upgrade` and `dialect`, and why it is these. */
export interface Runner {
  readonly text: string;
  /** The modules that they come from. */
  readonly modules: readonly string[];
  /** PostgreSQL: the kinds of objects whose rules are in it; absent where it has all of them, or no operations. */
  readonly kinds?: readonly ObjectKind[];
  /** Where the text of a revision does not tell what is needed, so that everything is there: a sentence each. */
  readonly open: readonly string[];
}

/** Verbs that SQLite can do without knowing the schema. */
const SCHEMALESS: ReadonlySet<string> = new Set(["createTable", "createIndex", "createView"]);

interface Used {
  readonly kinds: ReadonlySet<ObjectKind>;
  readonly verbs: ReadonlySet<string>;
  readonly open: readonly string[];
}

/**
 * The runner for the revisions of a graph. It reads their texts, and runs nothing.
 *
 * @throws MigrError `USAGE` for a dialect that has no small runner
 * @example runnerFor(graph, "postgres").text
 * // import { columnRule, postgresWith, tableRule } from "migr/postgres/rules"; …
 */
export function runnerFor(graph: RevisionGraph, dialect: string): Runner {
  if (dialect !== "postgres" && dialect !== "sqlite") {
    throw new MigrError("USAGE", `There is no small runner for ${dialect}.`, { hint: "Leave --runner out." });
  }
  const inCode = graph.order.map((id) => graph.require(id)).filter(({ format }) => format !== "sql");
  if (inCode.length === 0) return whole("migr/edge/sql", `migr/${dialect}/run`, dialect);
  const used = inCode.map(({ file }): Used => {
    const { kinds, verbs, open } = kindsUsed(file.text);
    return { kinds, verbs, open: open.map(({ line, what }) => `${file.path}:${line} does not tell ${what}.`) };
  });
  const open = used.flatMap((one) => one.open);
  if (dialect === "sqlite") {
    const knowsEnough =
      open.length === 0 && used.every(({ verbs }) => [...verbs].every((verb) => SCHEMALESS.has(verb)));
    return { ...whole("migr/edge", knowsEnough ? "migr/sqlite/code" : "migr/sqlite", dialect), open };
  }
  if (open.length > 0) return { ...whole("migr/edge", "migr/postgres/code", dialect), open };
  const kinds = KINDS.filter((kind) => used.some((one) => one.kinds.has(kind)));
  return withRules(kinds);
}

function whole(upgrade: string, module: string, name: string): Runner {
  const text = `export { upgrade } from "${upgrade}";\nexport { ${name} as dialect } from "${module}";`;
  return { text, modules: [upgrade, module], open: [] };
}

function withRules(kinds: readonly ObjectKind[]): Runner {
  const names = ["postgresWith", ...kinds.map((kind) => `${kind}Rule`)].sort();
  const entries = kinds.map((kind) => `  ${kind}: ${kind}Rule,`);
  const lines = [
    `import { ${names.join(", ")} } from "migr/postgres/rules";`,
    'export { upgrade } from "migr/edge";',
    "",
    "/** PostgreSQL with the rules of what the revisions may be about. */",
    `export const dialect = postgresWith({\n${entries.join("\n")}\n});`,
  ];
  return { text: lines.join("\n"), modules: ["migr/edge", "migr/postgres/rules"], kinds, open: [] };
}
