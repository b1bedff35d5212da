/**
 * The tables in which other tools note what they have run. A model does not mention them, and nobody wants them dropped
 * for that.
 *
 * @module
 */
import type { Catalog } from "./catalog.ts";
import type { AnyObject } from "./object.ts";

const LEDGERS: ReadonlySet<string> = new Set([
  "__drizzle_migrations",
  "_prisma_migrations",
  "_sqlx_migrations",
  "alembic_version",
  "ar_internal_metadata",
  "atlas_schema_revisions",
  "d1_migrations",
  "databasechangelog",
  "databasechangeloglock",
  "django_migrations",
  "flyway_schema_history",
  "goose_db_version",
  "knex_migrations",
  "knex_migrations_lock",
  "kysely_migration",
  "kysely_migration_lock",
  "pgmigrations",
  "schema_migrations",
  "SequelizeMeta",
]);

/**
 * Tells the ledgers of other tools, and what is in them, unless a model has a table of that name.
 *
 * @example live.filter((object) => !isOtherLedger(model)(object))
 */
export function isOtherLedger(model: Catalog): (object: AnyObject) => boolean {
  return ({ kind, id }) => {
    const name = kind === "table" ? id.name : (id.table ?? "");
    return LEDGERS.has(name) && !model.has({ kind: "table", schema: id.schema, name });
  };
}
