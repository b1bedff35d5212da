/**
 * Replaying revisions in a shadow, to learn what schema they make.
 *
 * @module
 */
import type { Catalog } from "../catalog/catalog.ts";
import type { Dialect } from "../dialects/dialect.ts";
import type { Connection } from "../drivers/driver.ts";
import { ledgerName } from "../migrator/ledger.ts";
import { upgrade } from "../migrator/run.ts";
import { RevisionGraph } from "../revisions/graph.ts";
import type { OpenShadow } from "./shadow.ts";

export interface ReplayOptions {
  readonly dialect: Dialect;
  readonly openShadow: OpenShadow;
  /** Handed to revisions as `op.arguments`. */
  readonly arguments?: Readonly<Record<string, string>> | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Schemas to read besides the default one. Default `all`. */
  readonly schemas?: readonly string[] | "all" | undefined;
  /** Roles to read; see `IntrospectOptions`. */
  readonly roles?: readonly string[] | undefined;
}

/**
 * Upgrades a shadow through some revisions, those that it has already left out, and reads its schema.
 *
 * @param ids closed under ancestors, together with what ran before
 */
export async function replay(
  connection: Connection,
  graph: RevisionGraph,
  ids: Iterable<string>,
  { dialect, arguments: args, signal, schemas = "all", roles }: Omit<ReplayOptions, "openShadow">,
): Promise<Catalog> {
  const part = RevisionGraph.of([...ids].map((id) => graph.require(id)));
  if (part.size > 0) await upgrade(connection, part, "heads", { dialect, arguments: args, signal });
  return await dialect.introspect(connection, { schemas, roles, ledger: ledgerName(undefined) });
}

/**
 * The schema that the revisions make on an empty database; no live one is needed.
 *
 * @param ids closed under ancestors; default: all revisions
 * @throws MigrError whatever a revision that does not run on an empty database throws
 * @example
 * const history = await schemaOfHistory(graph, { dialect: postgres, openShadow });
 * const { upgrade } = await compareSchemas(history, toCatalog(models, postgres), { dialect: postgres, openShadow });
 */
export async function schemaOfHistory(
  graph: RevisionGraph,
  options: ReplayOptions,
  ids: Iterable<string> = graph.ids,
): Promise<Catalog> {
  graph.assertSound();
  const shadow = await options.openShadow();
  try {
    return await replay(shadow.connection, graph, ids, options);
  } finally {
    await shadow.close();
  }
}
