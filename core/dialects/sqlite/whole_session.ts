/**
 * What the whole migrator knows of a session besides what running needs: scripts, and runs that were interrupted.
 *
 * @module
 */
import type { SessionRules } from "../dialect.ts";
import { quote } from "./quote.ts";
import { isContention, recovery } from "./recovery.ts";
import { session } from "./session.ts";

export const wholeSession: SessionRules = {
  ...session,
  recovery,
  isContention,
  script: {
    command: "sqlite3 -bail app.db <",
    stopAtErrors: ".bail on",
    before: ["PRAGMA foreign_keys=OFF", "PRAGMA legacy_alter_table=OFF"],
    after: ["PRAGMA foreign_keys=ON"],
    require: requireIn,
    references: {
      before: [
        'CREATE TEMP TABLE migr_dangling AS SELECT "table", rowid AS place, parent FROM pragma_foreign_key_check',
      ],
      after: [
        ...requireIn(
          `NOT EXISTS (SELECT 1 FROM pragma_foreign_key_check AS c WHERE NOT EXISTS (
  SELECT 1 FROM temp.migr_dangling AS d WHERE d."table" = c."table" AND d.place IS c.rowid AND d.parent = c.parent))`,
          "rows would point nowhere",
        ),
        "DROP TABLE temp.migr_dangling",
      ],
    },
  },
};

/** SQLite's shell has no IF; it shows the name of a constraint that fails. */
function requireIn(condition: string, sentence: string): string[] {
  return [
    `CREATE TEMP TABLE migr_required (holds CONSTRAINT ${quote(sentence)} CHECK (holds))`,
    `INSERT INTO temp.migr_required SELECT ${condition}`,
    "DROP TABLE temp.migr_required",
  ];
}
