/**
 * How an index is kept, be it one of its own or the one behind a key, and the marks that it bears for its table.
 *
 * @module
 */
import { type IndexStorage, isKind, type ObjectId, type SchemaObject } from "../../../catalog/object.ts";
import { qualified, quote, tableOf } from "../quote.ts";
import { knownCatalog, parameterChanges, type RuleContext } from "./rule.ts";

/** Attributes that can always change in place. */
export const INDEX_STORAGE: readonly string[] = ["with", "tablespace", "clustered", "replicaIdentity"];

/** Statements that mark a new index. */
export function indexMarks(id: ObjectId, from: IndexStorage, to: IndexStorage): string[] {
  const table = `ALTER TABLE ${tableOf(id)}`;
  return [
    ...(to.clustered === true && from.clustered !== true ? [`${table} CLUSTER ON ${quote(id.name)}`] : []),
    ...(to.replicaIdentity === true && from.replicaIdentity !== true
      ? [`${table} REPLICA IDENTITY USING INDEX ${quote(id.name)}`]
      : []),
  ];
}

/** Statements that change how an existing index is kept. */
export async function indexStorageChanges(
  id: ObjectId,
  from: IndexStorage,
  to: IndexStorage,
  context: RuleContext,
): Promise<string[]> {
  const index = `ALTER INDEX ${qualified(id)}`;
  return [
    ...(from.tablespace === to.tablespace ? [] : [`${index} SET TABLESPACE ${quote(to.tablespace ?? "pg_default")}`]),
    ...parameterChanges(from.with, to.with).map((change) => `${index} ${change}`),
    ...indexMarks(id, from, to),
    ...(from.clustered === true && to.clustered !== true && !(await isMarked(id, "clustered", context))
      ? [`ALTER TABLE ${tableOf(id)} SET WITHOUT CLUSTER`]
      : []),
    ...(from.replicaIdentity === true &&
    to.replicaIdentity !== true &&
    !(await isMarked(id, "replicaIdentity", context))
      ? [`ALTER TABLE ${tableOf(id)} REPLICA IDENTITY DEFAULT`]
      : []),
  ];
}

/** Another index of the table has taken the mark over, or the table needs none. */
async function isMarked(id: ObjectId, mark: "clustered" | "replicaIdentity", context: RuleContext): Promise<boolean> {
  const catalog = await knownCatalog(context);
  const table: ObjectId<"table"> = { kind: "table", schema: id.schema, name: id.table ?? "" };
  const own = catalog?.get(table)?.attributes;
  if (mark === "replicaIdentity" && own?.replicaIdentity !== undefined) return true;
  const others = (catalog?.members(table) ?? []).filter((member: SchemaObject) => member.id.name !== id.name);
  return others.some((member) => !isKind(member, "table") && (member.attributes as IndexStorage)[mark] === true);
}
