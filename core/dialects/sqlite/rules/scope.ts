/**
 * Looking objects up, for operations that know only a name.
 *
 * @module
 */
import { describe, type ObjectId, type ObjectKind, type SchemaObject } from "../../../catalog/object.ts";
import { MigrError } from "../../../errors.ts";
import type { Scope } from "./rule.ts";

/**
 * The object as it is in the database.
 *
 * @throws MigrError `CATALOG_INVALID` when there is none.
 */
export async function existing<K extends ObjectKind>(scope: Scope, id: ObjectId<K>): Promise<SchemaObject<K>> {
  const found = (await scope.relation()).get(id);
  if (found === undefined) throw missing(id);
  return found;
}

export function missing(id: ObjectId): MigrError {
  return new MigrError("CATALOG_INVALID", `There is no ${describe(id)} in the database.`, {
    hint: "Compare the name with what the database has; SQLite's own names differ when a constraint was given none.",
  });
}
