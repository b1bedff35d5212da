/**
 * What an object may say that PostgreSQL cannot do: said when models are read, and again when a revision is compiled.
 *
 * @module
 */
import { describe, type ObjectId, type ObjectKind } from "../../catalog/object.ts";
import { MigrError } from "../../errors.ts";

const ON_CONFLICT = { onConflict: "ON CONFLICT clauses" };
const OF_KEYS = { ...ON_CONFLICT, columnOptions: "directions of key columns" };

/** Attributes that only SQLite has. */
const FOREIGN: Readonly<Partial<Record<ObjectKind, Readonly<Record<string, string>>>>> = {
  table: { strict: "STRICT tables", withoutRowid: "tables WITHOUT ROWID" },
  column: { notNullOnConflict: "ON CONFLICT clauses" },
  primaryKey: OF_KEYS,
  unique: OF_KEYS,
  check: ON_CONFLICT,
};

/** @throws MigrError `OPERATION_UNSUPPORTED` for what only SQLite has. */
export function refuseForeign(id: ObjectId, attributes: object): void {
  for (const [key, thing] of Object.entries(FOREIGN[id.kind] ?? {})) {
    if ((attributes as Record<string, unknown>)[key] === undefined) continue;
    throw new MigrError("OPERATION_UNSUPPORTED", `PostgreSQL has no ${thing}, which the ${describe(id)} asks for.`, {
      hint: `Remove "${key}"; it is an option of SQLite.`,
    });
  }
}

/** @throws MigrError `OPERATION_UNSUPPORTED` for a policy of whoever is asking: that is somebody else each time. */
export function refuseWhoever(id: ObjectId, roles: readonly string[] | undefined): void {
  const who = roles?.find((role) => /^(current_(user|role)|session_user)$/i.test(role));
  if (who === undefined) return;
  throw new MigrError("OPERATION_UNSUPPORTED", `The ${describe(id)} is for ${who}, which is whoever creates it.`, {
    hint: "Name the role.",
  });
}
