/**
 * Runs a suite on every PostgreSQL there is: PGlite and the oldest and newest servers.
 *
 * @module
 */
import { afterAll, beforeAll, beforeEach, describe } from "vitest";
import type { Connection } from "../../../core/drivers/driver.ts";
import { TARGETS, type TestDatabase } from "../../support/targets.ts";

/** What a suite gets: an empty database before each test. */
export interface Engine {
  readonly connection: Connection;
  /** Runs statements one by one. */
  run(...statements: readonly string[]): Promise<void>;
}

/**
 * Defines a suite for each engine; one that cannot be started here is skipped with its reason.
 *
 * @param needs `server`: PGlite lacks what the suite is about
 */
export async function onEveryPostgres(suite: (engine: Engine) => void, needs?: "server"): Promise<void> {
  const isMeant = ({ dialect, name }: (typeof TARGETS)[number]): boolean =>
    dialect.name === "postgres" && (needs === undefined || name !== "PGlite");
  for (const target of TARGETS.filter(isMeant)) {
    const reason = await target.unavailable();
    describe.skipIf(reason !== undefined)(`on ${target.name}`, () => {
      let database: TestDatabase;
      beforeAll(async () => {
        database = await target.open();
      });
      afterAll(() => database?.dispose());
      beforeEach(() => database.reset());
      suite({
        get connection() {
          return database.connection;
        },
        async run(...statements) {
          for (const statement of statements) await database.connection.query(statement);
        },
      });
    });
  }
}
