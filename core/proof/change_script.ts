/**
 * Statements as a script that the engine's own shell runs as it is: with its own transactions, split around what cannot
 * run in one, and with foreign keys verified where the engine does not see to it.
 *
 * @module
 */
import type { Dialect, Statement } from "../dialects/dialect.ts";
import type { Query } from "../drivers/driver.ts";
import { scriptText } from "../migrator/offline_script.ts";

/**
 * The script of some statements; empty when there are none.
 *
 * @example
 * changeScript(await postgres.compile(upgrade, { catalog: async () => from }), postgres)
 * // "-- Run it with: psql …\n\nBEGIN;\n\nALTER TABLE …;\n\nCOMMIT;\n"
 */
export function changeScript(statements: readonly Statement[], dialect: Dialect): string {
  if (statements.length === 0) return "";
  const { before, after } = dialect.session.script;
  const asQuery = (sql: string): Query => ({ sql });
  return scriptText(dialect, [
    ...before.map(asQuery),
    ...runs(statements).flatMap((run) => (run[0]?.transactional === false ? run : inTransaction(run, dialect))),
    ...after.map(asQuery),
  ]);
}

/** Neighbours that can share a transaction, or that cannot run in one. */
function runs(statements: readonly Statement[]): Statement[][] {
  const found: Statement[][] = [];
  for (const statement of statements) {
    const last = found.at(-1);
    if (last?.[0]?.transactional === statement.transactional) last.push(statement);
    else found.push([statement]);
  }
  return found;
}

function inTransaction(statements: readonly Statement[], { session }: Dialect): Query[] {
  const { references } = session.script;
  const verifies = statements.some((statement) => statement.verifyForeignKeys === true);
  const [first, last] = verifies ? [references.before, references.after] : [[], []];
  return [
    { sql: session.begin },
    ...first.map((sql) => ({ sql })),
    ...statements,
    ...last.map((sql) => ({ sql })),
    { sql: "COMMIT" },
  ];
}
