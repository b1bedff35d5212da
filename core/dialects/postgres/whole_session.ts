/**
 * What the whole migrator knows of a session besides what running needs: scripts, and runs that were interrupted.
 *
 * @module
 */
import type { SessionRules } from "../dialect.ts";
import { text } from "./quote.ts";
import { isContention, oldestTransaction, recovery } from "./recovery.ts";
import { session } from "./session.ts";

export const wholeSession: SessionRules = {
  ...session,
  recovery,
  isContention,
  oldestTransaction,
  script: {
    command: "psql -X -v ON_ERROR_STOP=1 -f",
    stopAtErrors: "\\set ON_ERROR_STOP on",
    // Without it a backslash in a literal could end it.
    before: ["SET standard_conforming_strings = on"],
    after: [],
    require: (condition, sentence) => [
      `DO $migr$ BEGIN IF NOT (${condition}) THEN RAISE EXCEPTION USING MESSAGE = ${text(sentence)}; END IF; END $migr$`,
    ],
    references: { before: [], after: [] },
  },
};
