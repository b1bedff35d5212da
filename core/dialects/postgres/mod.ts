/**
 * PostgreSQL 14 to 18.
 *
 * @module
 */
import { apply } from "../../catalog/apply.ts";
import type { Dialect } from "../dialect.ts";
import { compileWith } from "./compile.ts";
import { diffRules } from "./diff_rules.ts";
import { elaborated } from "./elaborated.ts";
import { hazards } from "./hazards.ts";
import { impact } from "./impact.ts";
import { introspect } from "./introspect/mod.ts";
import { models } from "./models.ts";
import { normalize } from "./normalize.ts";
import { RULES } from "./rules/mod.ts";
import { runDialect } from "./run.ts";
import { wholeSession } from "./whole_session.ts";

/**
 * Everything migr knows about PostgreSQL.
 *
 * @example const catalog = await postgres.introspect(connection);
 */
export const postgres: Dialect = {
  ...runDialect,
  session: wholeSession,
  maxIdentifierLength: 63,
  diffRules,
  normalize,
  elaborated,
  compile: compileWith(RULES, apply),
  introspect,
  hazards,
  impact,
  models,
};
