/**
 * SQLite: everything that migr knows about its language.
 *
 * @module
 */
import type { Dialect } from "../dialect.ts";
import { compile } from "./compile_all.ts";
import { diffRules } from "./diff_rules.ts";
import { hazards } from "./hazards.ts";
import { impact } from "./impact.ts";
import { introspect } from "./introspect/mod.ts";
import { models } from "./models.ts";
import { normalize } from "./normalize.ts";
import { runDialect } from "./run.ts";
import { strictType } from "./types.ts";
import { wholeSession } from "./whole_session.ts";

export { strictType } from "./types.ts";

/** The dialect of SQLite 3.38 and later, in every build of it: node:sqlite, sql.js, D1, libSQL. */
export const sqlite: Dialect = {
  ...runDialect,
  session: wholeSession,
  // SQLite has no limit; a name beyond PostgreSQL's would not be portable.
  maxIdentifierLength: 63,
  diffRules,
  normalize,
  typeIn: (type, table) => (table.strict === true ? strictType(type) : type),
  // SQLite keeps expressions as they were written, so it elaborates none.
  elaborated: {},
  compile,
  introspect,
  hazards,
  impact,
  models,
};
