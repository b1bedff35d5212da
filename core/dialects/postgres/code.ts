/**
 * The part of the dialect that running revisions needs, in SQL and in TypeScript: what it compiles needs no
 * look at the schema.
 *
 * @module
 */
import type { CodeDialect } from "../dialect.ts";
import { compile } from "./compile.ts";
import { elaborated } from "./elaborated.ts";
import { normalize } from "./normalize.ts";
import { runDialect } from "./run.ts";

/** PostgreSQL for `migr/edge`. */
export const postgres: CodeDialect = { ...runDialect, normalize, elaborated, compile };
